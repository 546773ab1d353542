namespace DrTerraform.Cli.Synthesis;

/// <summary>What to synthesize, and where to.</summary>
internal sealed record SynthRequest
{
    /// <summary>Arguments of the synth app: a blueprint or a settings file, then the overrides.</summary>
    public required IReadOnlyList<string> AppArguments { get; init; }

    /// <summary>Name for progress and tables.</summary>
    public required string Title { get; init; }

    public required string OutFolder { get; init; }

    public static SynthRequest From(SynthSettings settings, Session session) => From(settings, session, settings.OutFolder is { } folder
        ? session.FullPath(folder)
        : Path.Combine(session.Tools.Root, "cdktf.out"));

    /// <param name="settings">Which deployment.</param>
    /// <param name="session">The command's world.</param>
    /// <param name="outFolder">The full path of the folder for the stacks.</param>
    public static SynthRequest From(DeploymentChoice settings, Session session, string outFolder)
    {
        var source = settings.SettingsFile is { } file
            ? (Title: file, Arguments: (string[])["--settings", ChosenSettings.RequireFile(file, session)])
            : Named(new Blueprints(session.Tools.Root).Require(settings.Blueprint ?? Blueprints.Default));

        return new SynthRequest
        {
            Title = source.Title,
            AppArguments = [.. source.Arguments, .. settings.Overrides.SelectMany(pair => new[] { "--set", pair })],
            OutFolder = outFolder,
        };
    }

    private static (string Title, string[] Arguments) Named(string blueprint) => (blueprint, [blueprint]);
}
