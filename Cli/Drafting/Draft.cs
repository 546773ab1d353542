using System.Text.Json;
using System.Text.Json.Nodes;
using DrTerraform.Settings;

namespace DrTerraform.Cli.Drafting;

/// <summary>Settings in the making: those of a blueprint, with some values changed.</summary>
internal sealed class Draft
{
    private readonly JsonObject _settings;

    private Draft(JsonObject settings) => _settings = settings;

    /// <summary>Begins with the settings of a file that the settings reader accepts.</summary>
    public static Draft Of(string file) => new((JsonObject)JsonNode.Parse(
        File.ReadAllText(file), documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!);

    /// <summary>The same draft once more, to try a value with.</summary>
    public Draft Copy() => new((JsonObject)_settings.DeepClone());

    /// <summary>The value of a key; null when the draft leaves it to the default.</summary>
    public JsonNode? Value(string path) => Section(path)?[Name(path)];

    /// <summary>Sets a key, and what depends on it.</summary>
    public void Set(string path, JsonNode value)
    {
        if (JsonNode.DeepEquals(Value(path), value))
        {
            return;
        }

        var section = Section(path) ?? (JsonObject)(_settings[path[..path.IndexOf('.', StringComparison.Ordinal)]] = new JsonObject());
        section[Name(path)] = value;
        if (Name(path) == "region")
        {
            // It was the name of the blueprint's region.
            section.Remove("label");
        }

        if (path == "primary.region" && JsonNode.DeepEquals(Value("state.region"), value))
        {
            // The state must outlive the primary region; without a word about it, it is in the secondary.
            Section("state.region")!.Remove("region");
        }

        if (path == "objectives.rpoSeconds" && value.GetValueKind() == JsonValueKind.Number && value.GetValue<int>() <= AlarmSeconds)
        {
            Set("alarms.rpoLagSeconds", value.GetValue<int>() / 2);
        }
    }

    /// <summary>The file's text, with a comment on every key.</summary>
    /// <param name="head">Lines of a comment for its beginning.</param>
    /// <param name="schemaFile">The schema that says what the keys mean.</param>
    /// <param name="schemaReference">How an editor finds it from the file.</param>
    public string Render(IReadOnlyList<string> head, string schemaFile, string schemaReference)
    {
        var settings = (JsonObject)_settings.DeepClone();
        settings["$schema"] = schemaReference;
        return new CommentedJson(JsonElement.Parse(File.ReadAllBytes(schemaFile))).Render(settings, head);
    }

    /// <summary>Everything that is wrong with the draft as it stands; with nothing wrong, the settings that it makes.</summary>
    public (DrSettings? Settings, IReadOnlyList<Problem> Problems) Judge()
    {
        var folder = Directory.CreateTempSubdirectory("dr-new-");
        try
        {
            var file = Path.Combine(folder.FullName, "draft.json");
            File.WriteAllText(file, _settings.ToJsonString());
            return (SettingsReader.Read(new SettingsSource(file)), []);
        }
        catch (InvalidSettingsException exception)
        {
            return (null, exception.Problems);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private int AlarmSeconds => Value("alarms.rpoLagSeconds")?.GetValue<int>() ?? new AlarmSettings().RpoLagSeconds;

    // Keys here lie at the top or one section down.
    private JsonObject? Section(string path) => path.Split('.') is [var section, _] ? _settings[section] as JsonObject : _settings;

    private static string Name(string path) => path.Split('.')[^1];
}
