using System.Text.Json.Nodes;

namespace DrTerraform.Settings;

/// <summary>The name of a commercial AWS region.</summary>
public sealed class AwsRegionAttribute : LimitAttribute
{
    /// <inheritdoc/>
    public override string Allowed => $"a commercial AWS region: {string.Join(", ", AwsRegions.Commercial)}";

    /// <inheritdoc/>
    public override bool Admits(object value) => value is string region && AwsRegions.Commercial.Contains(region);

    /// <inheritdoc/>
    public override void Describe(JsonObject schema) => schema["enum"] = new JsonArray([.. AwsRegions.Commercial.Select(region => (JsonNode)region)]);

    /// <inheritdoc/>
    public override string Advise(object value) =>
        value is string region && Spelling.Nearest(region, AwsRegions.Commercial) is { } nearest ? $"{nearest}, or another commercial AWS region" : Allowed;
}
