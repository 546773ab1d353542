namespace DrTerraform.Settings;

/// <summary>How the names of resources are made.</summary>
public sealed record NamingSettings
{
    /// <summary>
    /// The pattern of every name. Placeholders: <c>{project}</c>, <c>{type}</c>, <c>{purpose}</c>, <c>{region}</c> (the region's
    /// label, or <c>global</c>), <c>{environment}</c>, <c>{suffix}</c>. It must hold <c>{type}</c>, <c>{purpose}</c>,
    /// <c>{region}</c> and <c>{suffix}</c> or <c>{environment}</c>: without one of them two resources would share a name.
    /// </summary>
    public string Template { get; init; } = "{type}-{purpose}-{region}-{environment}-{suffix}";

    /// <summary>
    /// Patterns of single kinds of names that differ from the template, by their keys in the catalogue of names (<c>Settings/Named.cs</c>), e.g.
    /// <c>documents</c>. The same placeholders, and for <c>documents</c> <c>{account}</c>, the number of the account.
    /// </summary>
    public IReadOnlyDictionary<string, string> Exceptions { get; init; } = new Dictionary<string, string>();
}
