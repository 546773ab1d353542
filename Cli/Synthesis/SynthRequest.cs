namespace DrTerraform.Cli.Synthesis;

/// <summary>What to synthesize, and where to.</summary>
internal sealed record SynthRequest
{
    /// <summary>Arguments of the synth app: a blueprint or a settings file, then the overrides.</summary>
    public required IReadOnlyList<string> AppArguments { get; init; }

    /// <summary>Name for progress and tables.</summary>
    public required string Title { get; init; }

    public required string OutFolder { get; init; }

    public static SynthRequest From(SynthSettings settings, Session session)
    {
        var source = settings.SettingsFile is { } file
            ? (Title: file, Arguments: (string[])["--settings", ChosenSettings.RequireFile(file, session)])
            : Named(new Blueprints(session.Tools.Root).Require(settings.Blueprint ?? Blueprints.Default));

        return new SynthRequest
        {
            Title = source.Title,
            AppArguments = [.. source.Arguments, .. settings.Overrides.SelectMany(pair => new[] { "--set", pair })],
            OutFolder = settings.OutFolder is { } folder
                ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder, session.CurrentFolder))
                : Path.Combine(session.Tools.Root, "cdktf.out"),
        };
    }

    private static (string Title, string[] Arguments) Named(string blueprint) => (blueprint, [blueprint]);
}
