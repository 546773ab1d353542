using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace DrTerraform.Settings.Tests.Support;

/// <summary>The JSON schema of a settings file, from the records: types, limits, defaults and what each key means.</summary>
internal static class SettingsSchema
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>The schema as a text, indented.</summary>
    public static string Generate()
    {
        var exported = SettingsContract.Options.GetJsonSchemaAsNode(typeof(DrSettings), new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = Enrich,
        }).AsObject();

        var schema = new JsonObject { ["$schema"] = Dialect, ["title"] = "Settings of DrTerraform" };
        foreach (var (key, value) in exported.ToList())
        {
            exported.Remove(key);
            schema[key] = value;
        }

        schema["properties"]!.AsObject().Insert(0, SettingsContract.SchemaKey, new JsonObject { ["description"] = "Where an editor finds this schema.", ["type"] = "string" });
        return schema.ToJsonString(new JsonSerializerOptions(SettingsContract.Options) { WriteIndented = true, NewLine = "\n" }) + "\n";
    }

    private static JsonNode Enrich(JsonSchemaExporterContext context, JsonNode node)
    {
        // Inside a list or a dictionary there is no property of its own; a key that only .NET sees has no setter.
        if (context.PropertyInfo is not { Set: not null } key || context.Path is [.., "items" or "additionalProperties"] || node is not JsonObject schema)
        {
            return node;
        }

        schema.Insert(0, "description", SettingsReference.Describe(key));
        SettingsContract.LimitOf(key)?.Describe(schema);
        if (schema["enum"] is JsonArray allowed && schema["type"] is JsonArray)
        {
            // A key that may be none has two types, and null is one more value.
            allowed.Add(null);
        }

        if (SettingsContract.TypeOf(key).Kind != JsonTypeInfoKind.Object && !key.IsRequired && SettingsReference.DefaultOf(context.BaseTypeInfo, key) is { } value)
        {
            schema["default"] = value;
        }

        return schema;
    }
}
