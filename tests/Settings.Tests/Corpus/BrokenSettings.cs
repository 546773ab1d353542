namespace DrTerraform.Settings.Tests.Corpus;

/// <summary>Settings that must be refused, and every line that must be said about them.</summary>
/// <param name="Name">What is broken, in words.</param>
/// <param name="File">The text of the settings file.</param>
/// <param name="Expected">The lines, in order; <c>{file}</c> stands for the path of the file.</param>
public sealed record BrokenSettings(string Name, string File, params IReadOnlyList<string> Expected)
{
    /// <summary>What is given with <c>--set</c>.</summary>
    public IReadOnlyList<string> Sets { get; init; } = [];

    /// <summary>The environment variables.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public override string ToString() => Name;
}
