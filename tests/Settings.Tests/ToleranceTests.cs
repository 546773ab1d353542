using System.Text.Json.Nodes;
using DrTerraform.Settings.Tests.Corpus;
using DrTerraform.Settings.Tests.Support;

namespace DrTerraform.Settings.Tests;

/// <summary>Whatever stands at whichever key, the reader answers with settings or with problems about that key, never with a crash.</summary>
[TestFixture]
public sealed class ToleranceTests
{
    private static readonly string[] AnyJson =
        ["null", "true", "0", "-1", "1.5", "1e300", "1e999", "99999999999999999999", "\"\"", "\"x\"", "\"10.0.0.0/33\"", "\"99.99\"", "\"a\\u0000b\"", "[]", "[null]", "[[1]]", "{}", "{ \"x\": null }"];

    public static IReadOnlyList<string> Keys => [.. SettingsReference.Keys(SettingsContract.Root).Select(key => key.Path)];

    [TestCaseSource(nameof(Keys))]
    public void Whatever_stands_at_a_key_is_read_or_refused(string key)
    {
        foreach (var json in AnyJson)
        {
            Should.NotThrow(() => Reading.Problems(With(key, json), []), json);
        }
    }

    [TestCaseSource(nameof(Keys))]
    public void A_list_of_lists_is_refused_at_its_key(string key) =>
        Reading.Problems(With(key, "[[1]]"), []).ShouldHaveSingleItem().ShouldStartWith($"{key}: [[1]] is not ");

    [TestCaseSource(nameof(Keys))]
    public void A_key_that_is_misspelled_is_found(string key) => Some.Problems($"{key}s=1").ShouldHaveSingleItem().ShouldStartWith($"{key}s: is not a setting");

    private static string With(string key, string json)
    {
        var document = JsonNode.Parse(SettingsCorpus.Sound)!.AsObject();
        var keys = key.Split('.');
        keys[..^1].Aggregate(document, (section, name) => (section[name] ??= new JsonObject()).AsObject())[keys[^1]] = JsonNode.Parse(json);
        return document.ToJsonString();
    }
}
