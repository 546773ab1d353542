using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace DrTerraform.Settings;

/// <summary>
/// Reads as much of a settings document as fits the records, and notes everything that does not. System.Text.Json by itself stops at
/// the first mistake, and an operator would mend them one a run.
/// </summary>
internal sealed class TolerantReader
{
    private readonly List<Problem> _problems = [];

    private TolerantReader()
    {
    }

    /// <summary>Reads a whole document.</summary>
    /// <returns>Settings in which a stand-in or the default takes the place of every bad value, and the problem of each of them.</returns>
    public static (DrSettings Settings, IReadOnlyList<Problem> Problems) Read(JsonObject document)
    {
        var reader = new TolerantReader();
        var readable = reader.ReadRecord(document, SettingsContract.Root, "");
        return (readable.Deserialize<DrSettings>(SettingsContract.Options)!, reader._problems);
    }

    private JsonObject ReadRecord(JsonObject given, JsonTypeInfo record, string path)
    {
        var keys = SettingsContract.Keys(record).ToList();
        foreach (var (name, _) in given)
        {
            if (keys.TrueForAll(key => key.Name != name) && !(path.Length == 0 && name == SettingsContract.SchemaKey))
            {
                _problems.Add(new Problem(Join(path, name), $"is not a setting; {Spelling.Hint(name, [.. keys.Select(key => key.Name)])}"));
            }
        }

        var readable = new JsonObject();
        foreach (var key in keys)
        {
            if (ReadKey(given, key, Join(path, key.Name)) is { } value)
            {
                readable[key.Name] = value;
            }
            else if (key.IsRequired)
            {
                readable[key.Name] = StandIn(SettingsContract.TypeOf(key));
            }
        }

        return readable;
    }

    // Null: nothing was given, or nothing that can be used; then the default stands.
    private JsonNode? ReadKey(JsonObject given, JsonPropertyInfo key, string path)
    {
        var type = SettingsContract.TypeOf(key);
        var limit = SettingsContract.LimitOf(key);
        var use = limit?.Allowed ?? SettingsContract.Describe(type);
        if (!given.TryGetPropertyValue(key.Name, out var node))
        {
            return key.IsRequired ? Refuse(path, $"is missing; give {use}") : null;
        }

        if (node is null)
        {
            return IsOptional(key) ? null : Refuse(path, $"null is not allowed; use {use}{(key.IsRequired ? "" : ", or leave the key out")}");
        }

        if (!Fits(node, type))
        {
            return Refuse(path, $"{SettingsContract.Show(node)} is not {SettingsContract.Describe(type)}{(type.Type.IsEnum ? "" : Hint(limit))}");
        }

        if (type.Kind == JsonTypeInfoKind.Object)
        {
            return ReadRecord((JsonObject)node, type, path);
        }

        return limit is null || IsWithin(limit, node, type, path) ? node.DeepClone() : null;
    }

    // Of a list, each entry is judged and refused by itself.
    private bool IsWithin(LimitAttribute limit, JsonNode node, JsonTypeInfo type, string path)
    {
        if (node is JsonArray entries)
        {
            var entryType = SettingsContract.Options.GetTypeInfo(type.ElementType!);
            var refused = entries.Index().Where(entry => !IsWithin(limit, entry.Item!, entryType, $"{path}[{entry.Index}]")).ToList();
            return refused.Count == 0;
        }

        var value = node.Deserialize(type)!;
        if (limit.Admits(value))
        {
            return true;
        }

        Refuse(path, $"{SettingsContract.Show(node)} is not allowed; use {limit.Advise(value)}{(limit.Because is { } because ? $" ({because})" : "")}");
        return false;
    }

    private JsonNode? Refuse(string path, string message)
    {
        _problems.Add(new Problem(path, message));
        return null;
    }

    private static string Hint(LimitAttribute? limit) => limit is null ? "" : $"; use {limit.Allowed}";

    // A nullable number or record, or a reference that the record's author declared nullable.
    private static bool IsOptional(JsonPropertyInfo key) =>
        Nullable.GetUnderlyingType(key.PropertyType) is not null || (!key.PropertyType.IsValueType && key.IsSetNullable);

    private static bool Fits(JsonNode node, JsonTypeInfo type) => (node.GetValueKind(), type.Kind) switch
    {
        (JsonValueKind.Object, JsonTypeInfoKind.Object) => true,
        (JsonValueKind.Object, JsonTypeInfoKind.Dictionary) => node.AsObject().All(entry => entry.Value?.GetValueKind() == JsonValueKind.String),
        (JsonValueKind.Array, JsonTypeInfoKind.Enumerable) => node.AsArray().All(entry => entry?.GetValueKind() == JsonValueKind.String),
        (JsonValueKind.String, JsonTypeInfoKind.None) when type.Type.IsEnum => SettingsContract.ValuesOf(type.Type).Contains(node.GetValue<string>()),
        (JsonValueKind.String, JsonTypeInfoKind.None) => type.Type == typeof(string),
        (JsonValueKind.True or JsonValueKind.False, JsonTypeInfoKind.None) => type.Type == typeof(bool),
        (JsonValueKind.Number, JsonTypeInfoKind.None) => type.Type == typeof(double) || (type.Type == typeof(int) && IsWhole(node)),
        _ => false,
    };

    private static bool IsWhole(JsonNode number) => number.AsValue().TryGetValue<int>(out _);

    // Only ever looked at by rules that stay silent, because the key it stands for is among the problems.
    private static JsonNode StandIn(JsonTypeInfo type) => type.Kind == JsonTypeInfoKind.Object
        ? new JsonObject(SettingsContract.Keys(type).Where(key => key.IsRequired).Select(key => KeyValuePair.Create(key.Name, (JsonNode?)StandIn(SettingsContract.TypeOf(key)))))
        : JsonValue.Create("");

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
