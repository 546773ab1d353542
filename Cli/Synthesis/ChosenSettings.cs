using DrTerraform.Settings;

namespace DrTerraform.Cli.Synthesis;

/// <summary>The settings that a command was given, read as the synth app reads them.</summary>
/// <param name="Title">Name for tables: the blueprint, or the file.</param>
/// <param name="Values">The settings.</param>
internal sealed record ChosenSettings(string Title, DrSettings Values)
{
    /// <summary>Reads them; a <see cref="CommandException"/> with everything that is wrong otherwise.</summary>
    public static ChosenSettings Read(DeploymentChoice choice, Session session)
    {
        var file = choice.SettingsFile is { } own ? RequireFile(own, session) : null;
        var title = choice.SettingsFile ?? new Blueprints(session.Tools.Root).Require(choice.Blueprint ?? Blueprints.Default);
        try
        {
            var source = new SettingsSource(file ?? Blueprint.Find(session.Tools.Root, title)) { Sets = choice.Overrides, Environment = session.Variables };
            return new ChosenSettings(title, SettingsReader.Read(source));
        }
        catch (InvalidSettingsException problem)
        {
            throw new CommandException(ExitCode.Usage, problem.Message);
        }
    }

    /// <summary>The full path of a settings file that there is.</summary>
    public static string RequireFile(string file, Session session)
    {
        var path = Path.GetFullPath(file, session.CurrentFolder);
        return File.Exists(path)
            ? path
            : throw new CommandException(ExitCode.Usage, $"there is no settings file '{file}' (looked for {path})");
    }
}
