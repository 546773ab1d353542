using System.Text.Json;
using System.Text.Json.Nodes;
using DrTerraform.Settings.Tests.Support;

namespace DrTerraform.Settings.Tests;

[TestFixture]
public sealed class SettingsSchemaTests
{
    private static readonly JsonObject Schema = JsonNode.Parse(SettingsSchema.Generate())!.AsObject();

    public static IReadOnlyList<string> Blueprints => Blueprint.Names(Project.Root);

    [Test]
    public void Schema_beside_the_blueprints_is_up_to_date() => GeneratedText.ShouldBeFile(SettingsSchema.Generate(), Project.At("Blueprints", "settings.schema.json"));

    [TestCaseSource(nameof(Blueprints))]
    public void Blueprint_fits_the_schema(string name) => Misfits(Parse(name), Schema, name).ShouldBeEmpty();

    [TestCaseSource(nameof(Blueprints))]
    public void Blueprint_points_its_editor_to_the_schema(string name) => Parse(name)["$schema"]!.GetValue<string>().ShouldBe("./settings.schema.json");

    [TestCase("database.backupRetentionDays", "minimum", "1")]
    [TestCase("database.backupRetentionDays", "maximum", "35")]
    [TestCase("database.backupRetentionDays", "default", "7")]
    [TestCase("database.capacity", "enum", "[\"serverless\",\"provisioned\"]")]
    [TestCase("dns.checkIntervalSeconds", "enum", "[10,30]")]
    [TestCase("primary.database.minimumCapacity", "multipleOf", "0.5")]
    [TestCase("account", "pattern", "\"^(?:[0-9]{12})$\"")]
    [TestCase("account", "type", "[\"string\",\"null\"]")]
    [TestCase("secondary.database.instances", "minimum", "1")]
    public void Schema_knows(string key, string keyword, string json) => At(key)[keyword]!.ToJsonString(SettingsContract.Options).ShouldBe(json);

    [Test]
    public void Schema_explains_every_key() =>
        SettingsReference.Keys(SettingsContract.Root).Where(key => At(key.Path)["description"] is null).Select(key => key.Path).ShouldBeEmpty();

    [Test]
    public void Schema_allows_no_other_key() => Schema["additionalProperties"]!.GetValue<bool>().ShouldBeFalse();

    private static JsonObject Parse(string blueprint) => JsonNode.Parse(
        File.ReadAllText(Blueprint.Find(Project.Root, blueprint)),
        documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!.AsObject();

    private static JsonObject At(string key) => key.Split('.').Aggregate(Schema, (schema, name) => Resolve(schema)["properties"]![name]!.AsObject());

    // The exporter writes a record once and refers to it from the other places: "#/properties/primary/properties/database".
    private static JsonObject Resolve(JsonObject schema) => schema["$ref"] is not { } reference ? schema
        : reference.GetValue<string>().Split('/').Skip(1).Aggregate(Schema, (at, name) => at[name]!.AsObject());

    // As much of JSON schema as an unknown or missing key needs.
    private static IEnumerable<string> Misfits(JsonObject document, JsonObject schema, string path)
    {
        schema = Resolve(schema);
        var properties = schema["properties"] as JsonObject ?? [];
        var unknown = document.Where(entry => !properties.ContainsKey(entry.Key) && schema["additionalProperties"] is not JsonObject).Select(entry => $"{path}.{entry.Key} is unknown");
        var missing = (schema["required"] as JsonArray ?? []).Select(key => key!.GetValue<string>()).Where(key => !document.ContainsKey(key)).Select(key => $"{path}.{key} is missing");
        var inside = document
            .Where(entry => entry.Value is JsonObject && properties[entry.Key] is JsonObject)
            .SelectMany(entry => Misfits(entry.Value!.AsObject(), properties[entry.Key]!.AsObject(), $"{path}.{entry.Key}"));
        return [.. unknown, .. missing, .. inside];
    }
}
