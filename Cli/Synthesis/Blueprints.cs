using DrTerraform.Settings;

namespace DrTerraform.Cli.Synthesis;

/// <summary>The ready settings files that come with the project.</summary>
internal sealed class Blueprints(string root)
{
    /// <summary>What a command takes when it is given neither a blueprint nor a settings file.</summary>
    public const string Default = SettingsSource.DefaultBlueprint;

    private const string SchemaSuffix = ".schema";

    public IReadOnlyList<string> Names
    {
        get
        {
            var folder = Path.Combine(root, "Blueprints");
            return Directory.Exists(folder)
                ? [.. Directory.EnumerateFiles(folder, "*.json")
                    .Select(file => Path.GetFileNameWithoutExtension(file))
                    .Where(name => !name.EndsWith(SchemaSuffix, StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal)]
                : [];
        }
    }

    /// <summary>The name itself when there is such a blueprint; otherwise an error that lists those there are.</summary>
    public string Require(string name)
    {
        var names = Names;
        return names.Contains(name)
            ? name
            : throw new CommandException(ExitCode.Usage, $"there is no blueprint '{name}'; there are: {string.Join(", ", names)}. A settings file of your own goes with --settings FILE.");
    }
}
