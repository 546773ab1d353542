using System.Text.Json.Nodes;

namespace DrTerraform.Settings.Tests.Corpus;

/// <summary>
/// Broken settings of every kind we know. This folder stands alone, so that other suites can compile it too and run the whole
/// application on it.
/// </summary>
public static partial class SettingsCorpus
{
    /// <summary>A settings file that nothing is wrong with: every required key and nothing else.</summary>
    public const string Sound = """
        {
          "project": "payments",
          "environment": "dr",
          "suffix": "test",
          "primary": { "region": "us-east-1", "cidr": "10.0.0.0/16" },
          "secondary": { "region": "us-west-2", "cidr": "10.1.0.0/16" },
          "database": { "engineVersion": "16.6" },
          "dns": { "domain": "pay.bank-of-tests.com" }
        }
        """;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<BrokenSettings> All { get; } = [.. Files, .. Values, .. Combinations, .. Overrides];

    /// <summary>The sound file with one key changed.</summary>
    private static BrokenSettings With(string key, string json, params string[] expected) => With($"{key} = {json}", [(key, json)], expected);

    /// <summary>The sound file with one key changed because of another.</summary>
    private static BrokenSettings With(string key, string json, string expected, (string Key, string Json) other) => With($"{key} = {json}, {other.Key} = {other.Json}", [(key, json), other], expected);

    /// <summary>The sound file with some keys changed.</summary>
    private static BrokenSettings With(string name, (string Key, string Json)[] changes, params string[] expected)
    {
        var document = JsonNode.Parse(Sound)!.AsObject();
        foreach (var (key, json) in changes)
        {
            var keys = key.Split('.');
            var section = document;
            foreach (var outer in keys[..^1])
            {
                section = (section[outer] ??= new JsonObject()).AsObject();
            }

            section[keys[^1]] = JsonNode.Parse(json);
        }

        return new BrokenSettings(name, document.ToJsonString(), expected);
    }

    /// <summary>The sound file without one key.</summary>
    private static BrokenSettings Without(string key, string expected)
    {
        var document = JsonNode.Parse(Sound)!.AsObject();
        var keys = key.Split('.');
        keys[..^1].Aggregate(document, (section, outer) => section[outer]!.AsObject()).Remove(keys[^1]);
        return new BrokenSettings($"without {key}", document.ToJsonString(), expected);
    }
}
