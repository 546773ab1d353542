using System.Text.Json;
using System.Text.Json.Nodes;
using DrTerraform.Cli.Drafting;

namespace DrTerraform.Cli.Tests.Drafting;

[TestFixture]
public sealed class CommentedJsonTests
{
    private const string Schema = """
        {
          "properties": {
            "name": { "description": "What it is called." },
            "one": { "description": "The first.", "properties": { "size": { "description": "How big it is." } } },
            "other": { "description": "The second.", "$ref": "#/properties/one" },
            "tags": {}
          }
        }
        """;

    [Test]
    public void What_the_schema_says_stands_above_each_key() => Render("""{ "name": "<a>", "one": { "size": 1.5 } }""").ShouldBe("""
        {
          // Made by a test.

          // What it is called.
          "name": "<a>",

          // The first.
          "one": {
            // How big it is.
            "size": 1.5
          }
        }

        """);

    [Test]
    public void What_is_described_elsewhere_in_the_schema_is_found_there() => Render("""{ "other": { "size": 2 } }""").ShouldContain("    // How big it is.\n    \"size\": 2\n");

    [Test]
    public void A_key_that_the_schema_does_not_describe_has_no_comment() =>
        Render("""{ "tags": { "Owner": null, "List": ["a"] } }""").ShouldContain("\n\n  \"tags\": {\n    \"Owner\": null,\n    \"List\": [\"a\"]\n  }\n");

    [Test]
    public void A_long_description_takes_several_lines()
    {
        var schema = Schema.Replace("How big it is.", string.Join(' ', Enumerable.Repeat("word", 60)), StringComparison.Ordinal);
        var lines = Render("""{ "one": { "size": 1 } }""", schema).Split('\n').Where(line => line.StartsWith("    //", StringComparison.Ordinal)).ToList();
        lines.ShouldAllBe(line => line.Length <= 120);
        lines.Count.ShouldBe(3);
    }

    private static string Render(string json, string schema = Schema) => new CommentedJson(JsonElement.Parse(schema)).Render((JsonObject)JsonNode.Parse(json)!, ["Made by a test."]);
}
