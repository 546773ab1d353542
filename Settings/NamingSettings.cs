namespace DrTerraform.Settings;

/// <summary>How the names of resources are made.</summary>
public sealed record NamingSettings
{
    /// <summary>
    /// The pattern of every name. Placeholders: <c>{project}</c>, <c>{type}</c>, <c>{purpose}</c>, <c>{region}</c> (the region's
    /// label, or <c>global</c>), <c>{environment}</c>, <c>{suffix}</c>. It must hold <c>{type}</c>, <c>{purpose}</c>,
    /// <c>{region}</c> and <c>{suffix}</c>: without one of them two resources would share a name.
    /// </summary>
    public string Template { get; init; } = "{type}-{purpose}-{region}-{environment}-{suffix}";
}
