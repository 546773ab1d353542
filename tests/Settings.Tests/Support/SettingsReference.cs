using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace DrTerraform.Settings.Tests.Support;

/// <summary>The reference of all settings for people, from the records.</summary>
internal static class SettingsReference
{
    /// <summary>One table for the outermost keys, and one for each section.</summary>
    public static string Generate()
    {
        var text = new StringBuilder();
        Append(text, "", SettingsContract.Root);
        return text.ToString();
    }

    /// <summary>What a key means, with the values of an enumeration.</summary>
    public static string Describe(JsonPropertyInfo key)
    {
        var type = SettingsContract.TypeOf(key).Type;
        var summary = XmlDocs.Of((MemberInfo)key.AttributeProvider!);
        return type.IsEnum
            ? $"{summary} {string.Join(" ", Enum.GetNames(type).Zip(SettingsContract.ValuesOf(type), (name, value) => $"`{value}`: {XmlDocs.Of(type.GetField(name)!)}"))}"
            : summary;
    }

    /// <summary>The value that stands when a key is left out; null when that is none.</summary>
    public static JsonNode? DefaultOf(JsonTypeInfo? record, JsonPropertyInfo key)
    {
        // Not by way of "new", which asks for the required keys.
        var defaults = Activator.CreateInstance((record ?? SettingsContract.Options.GetTypeInfo(key.DeclaringType)).Type)!;
        return JsonSerializer.SerializeToNode(key.Get!(defaults), key.PropertyType, SettingsContract.Options);
    }

    /// <summary>All keys below a record, each with its path.</summary>
    public static IEnumerable<(string Path, JsonTypeInfo Record, JsonPropertyInfo Key)> Keys(JsonTypeInfo record, string path = "") => SettingsContract
        .Keys(record)
        .SelectMany(key => SettingsContract.TypeOf(key) is { Kind: JsonTypeInfoKind.Object } section
            ? Keys(section, $"{path}{key.Name}.").Prepend(($"{path}{key.Name}", record, key))
            : [($"{path}{key.Name}", record, key)]);

    private static void Append(StringBuilder text, string path, JsonTypeInfo record)
    {
        text.Append("| key | takes | default | meaning |\n| --- | --- | --- | --- |\n");
        foreach (var key in SettingsContract.Keys(record))
        {
            text.Append($"| `{path}{key.Name}` | {Takes(key)} | {Default(record, key)} | {Cell(Describe(key))} |\n");
        }

        foreach (var key in SettingsContract.Keys(record))
        {
            // The secondary's section has the keys of the primary's.
            if (SettingsContract.TypeOf(key) is { Kind: JsonTypeInfoKind.Object } section && key.Name != "secondary")
            {
                text.Append($"\n### {path}{key.Name}\n\n{XmlDocs.Of(section.Type)}\n\n");
                Append(text, $"{path}{key.Name}.", section);
            }
        }
    }

    private static string Takes(JsonPropertyInfo key)
    {
        var type = SettingsContract.TypeOf(key);
        var limit = SettingsContract.LimitOf(key);
        return limit is AwsRegionAttribute ? "a commercial AWS region"
            : type.Kind == JsonTypeInfoKind.Object ? key.Name == "secondary" ? "the keys of [primary](#primary)" : "a section, below"
            : type.Type.IsEnum ? string.Join(" or ", SettingsContract.ValuesOf(type.Type).Select(value => $"`{value}`"))
            : Cell(limit?.Allowed ?? SettingsContract.Describe(type));
    }

    private static string Default(JsonTypeInfo record, JsonPropertyInfo key) =>
        key.IsRequired ? "**required**"
        : SettingsContract.TypeOf(key).Kind == JsonTypeInfoKind.Object ? DefaultOf(record, key) is null ? "none" : ""
        : DefaultOf(record, key) is { } value ? $"`{SettingsContract.Show(value)}`" : "none";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
