namespace DrTerraform.Settings;

/// <summary>One thing that is wrong with the settings, in words for the person who has to mend it.</summary>
/// <param name="Path">The key, e.g. <c>database.backupRetentionDays</c>, or the file when it cannot be read at all.</param>
/// <param name="Message">The value given, what is allowed, and what to do.</param>
public sealed record Problem(string Path, string Message)
{
    /// <summary>Lines below the message, e.g. a table of what adds up.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>Further keys that the rule looked at: where one of them is wrong in itself, the rule has nothing to say.</summary>
    internal IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>What is shown.</summary>
    public override string ToString() => string.Join("\n    ", [$"{Path}: {Message}", .. Details]);

    /// <summary>The same problem, told from the record that holds this one under a key.</summary>
    internal Problem Under(string key) => this with { Path = $"{key}.{Path}", Inputs = [.. Inputs.Select(input => $"{key}.{input}")] };

    /// <summary>The usual sentence about a value that is not allowed.</summary>
    internal static Problem NotAllowed(string path, object? value, string use, params string[] inputs) =>
        new(path, $"{SettingsContract.Show(value)} is not allowed; use {use}") { Inputs = inputs };
}
