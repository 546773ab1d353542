namespace DrTerraform.Settings;

/// <summary>Makes the names of one region, and of what exists once, from the template in the settings.</summary>
/// <param name="settings">The deployment.</param>
/// <param name="label">The region's part in the names: <see cref="RegionSettings.NameLabel"/>.</param>
public sealed class Names(DrSettings settings, string label)
{
    /// <summary>In names, the region of what exists once.</summary>
    public const string GlobalLabel = "global";

    // What stands for an account that only AWS can tell.
    private const string SomeAccount = "000000000000";

    /// <summary>The account: 12 digits, or a token for them. Only names that hold it need it.</summary>
    public string? Account { get; init; } = settings.Account;

    /// <summary>The name of a thing.</summary>
    /// <param name="named">The thing.</param>
    /// <param name="qualifier">Tells several of a kind apart, e.g. <c>0</c> or <c>rpo-lag</c>; never a Terraform token.</param>
    /// <exception cref="ArgumentException">The qualifier is a token or too long, or AWS would refuse the name.</exception>
    public string Of(Named named, string? qualifier = null)
    {
        if (qualifier is not null && qualifier.Length > named.QualifierRoom)
        {
            throw new ArgumentException(
                $"'{qualifier}' is not a qualifier of {named.Type}-{named.Purpose}: at most {named.QualifierRoom} characters, and no Terraform token", nameof(qualifier));
        }

        var name = Render(named, qualifier, SomeAccount);
        return named.ProblemWith(name) is { } problem ? throw new ArgumentException($"the name '{name}' {problem}", nameof(named)) : Render(named, qualifier, Account);
    }

    /// <summary>The longest name that the thing can get, unchecked: what validation judges.</summary>
    internal string LongestOf(Named named) => Render(named, named.QualifierRoom == 0 ? null : new string('q', named.QualifierRoom), SomeAccount);

    /// <summary>The pattern of a thing's name.</summary>
    internal static string PatternOf(NamingSettings naming, Named named) =>
        naming.Exceptions.FirstOrDefault(exception => ReferenceEquals(Named.ByKey.GetValueOrDefault(exception.Key), named)).Value ?? naming.Template;

    private string Render(Named named, string? qualifier, string? account) => PatternOf(settings.Naming, named)
        .Replace("{project}", settings.Project, StringComparison.Ordinal)
        .Replace("{type}", named.Type, StringComparison.Ordinal)
        .Replace("{purpose}", string.Join('-', new[] { named.Purpose, qualifier }.Where(part => !string.IsNullOrEmpty(part))), StringComparison.Ordinal)
        .Replace("{region}", named.Scope == NameScope.Global ? GlobalLabel : label, StringComparison.Ordinal)
        .Replace("{environment}", settings.Environment, StringComparison.Ordinal)
        .Replace("{suffix}", settings.Suffix, StringComparison.Ordinal)
        .Replace("{account}", account, StringComparison.Ordinal);
}
