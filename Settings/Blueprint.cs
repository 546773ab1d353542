namespace DrTerraform.Settings;

/// <summary>The ready settings files of the project.</summary>
public static class Blueprint
{
    private const string Folder = "Blueprints";
    private const string SchemaFile = "settings.schema.json";

    /// <summary>The names of all blueprints, in order.</summary>
    /// <param name="root">The folder that holds <c>Blueprints</c>.</param>
    public static IReadOnlyList<string> Names(string root) =>
    [
        .. (Directory.Exists(Path.Combine(root, Folder)) ? Directory.EnumerateFiles(Path.Combine(root, Folder), "*.json") : [])
            .Where(file => Path.GetFileName(file) != SchemaFile)
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The file of a blueprint.</summary>
    /// <param name="root">The folder that holds <c>Blueprints</c>.</param>
    /// <param name="name">The blueprint's name, which is its file's without <c>.json</c>.</param>
    /// <exception cref="InvalidSettingsException">There is no blueprint of this name.</exception>
    public static string Find(string root, string name)
    {
        var names = Names(root);
        if (names.Contains(name))
        {
            return Path.Combine(root, Folder, $"{name}.json");
        }

        var nearest = Spelling.Nearest(name, names) is { } meant ? $"did you mean {meant}? " : "";
        throw new InvalidSettingsException(
            "the command line",
            [new Problem("blueprint", $"there is none named '{name}'; {nearest}there are {string.Join(", ", names)}; a file of your own goes with --settings FILE")]);
    }
}
