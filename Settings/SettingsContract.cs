using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace DrTerraform.Settings;

/// <summary>How the records look as JSON: the one description that reading, overriding and the schema share.</summary>
internal static class SettingsContract
{
    /// <summary>The one key of a settings file that is no setting: where an editor finds the schema.</summary>
    public const string SchemaKey = "$schema";

    private const int LongestShownValue = 80;

    private static readonly JsonNamingPolicy Words = JsonNamingPolicy.KebabCaseLower;

    // An attribute is made anew each time it is asked for, and its pattern with it.
    private static readonly ConcurrentDictionary<JsonPropertyInfo, LimitAttribute?> Limits = new();

    /// <summary>The rules of the format.</summary>
    public static JsonSerializerOptions Options { get; } = Format();

    /// <summary>The outermost record.</summary>
    public static JsonTypeInfo Root => Options.GetTypeInfo(typeof(DrSettings));

    /// <summary>The keys of a record, in the order of the source.</summary>
    public static IEnumerable<JsonPropertyInfo> Keys(JsonTypeInfo record) => record.Properties.Where(property => property.Set is not null);

    /// <summary>The type that a key holds.</summary>
    public static JsonTypeInfo TypeOf(JsonPropertyInfo key) => Options.GetTypeInfo(Nullable.GetUnderlyingType(key.PropertyType) ?? key.PropertyType);

    /// <summary>What a key allows beyond its type, or null.</summary>
    public static LimitAttribute? LimitOf(JsonPropertyInfo key) => Limits.GetOrAdd(
        key, static key => key.AttributeProvider?.GetCustomAttributes(typeof(LimitAttribute), inherit: false).Cast<LimitAttribute>().SingleOrDefault());

    /// <summary>The values of an enumeration, as they stand in JSON.</summary>
    public static IReadOnlyList<string> ValuesOf(Type enumeration) => [.. Enum.GetNames(enumeration).Select(Words.ConvertName)];

    /// <summary>What a type takes, in words that go after "use".</summary>
    public static string Describe(JsonTypeInfo type) => type.Kind switch
    {
        JsonTypeInfoKind.Object => "an object in braces",
        JsonTypeInfoKind.Dictionary => "an object of texts, e.g. {\"Owner\": \"platform\"}",
        JsonTypeInfoKind.Enumerable => "a list of texts, e.g. [\"on-call@bank.example\"]",
        _ when type.Type.IsEnum => string.Join(" or ", ValuesOf(type.Type)),
        _ when type.Type == typeof(bool) => "true or false",
        _ when type.Type == typeof(int) => "a whole number",
        _ when type.Type == typeof(double) => "a number",
        _ => "a text in quotes",
    };

    /// <summary>A value as it stands in JSON, cut when it is long.</summary>
    public static string Show(object? value)
    {
        var json = value is JsonNode node ? node.ToJsonString(Options) : JsonSerializer.Serialize(value, Options);
        return json.Length <= LongestShownValue ? json : string.Concat(json.AsSpan(0, LongestShownValue), "…");
    }

    private static JsonSerializerOptions Format()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            RespectNullableAnnotations = true,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            Converters = { new JsonStringEnumConverter(Words, allowIntegerValues: false) },
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };

        // Metadata is kept only once nothing can change any more.
        options.MakeReadOnly();
        return options;
    }
}
