using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DrTerraform.Settings;

/// <summary>A text (of a list: texts) that matches a pattern as a whole.</summary>
/// <param name="pattern">The pattern, without anchors; understood alike by .NET and by the editors that read the schema.</param>
/// <param name="allowed">The pattern in words that go after "use".</param>
public sealed class AllowedTextAttribute(string pattern, string allowed) : LimitAttribute
{
    private readonly Regex _whole = new($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant);

    /// <inheritdoc/>
    public override string Allowed => allowed;

    /// <inheritdoc/>
    public override bool Admits(object value) => value is string text && _whole.IsMatch(text);

    /// <inheritdoc/>
    public override void Describe(JsonObject schema) => (schema["items"] as JsonObject ?? schema)["pattern"] = $"^(?:{pattern})$";
}
