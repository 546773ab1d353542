using System.Text.Json;

namespace DrTerraform.Cli.Comparison;

/// <summary>One value of a block that is not the same on both sides.</summary>
/// <param name="Path">The way to it, e.g. <c>policy.Statement[WriteLogs].Action</c>.</param>
/// <param name="Before">Null when it is only there afterwards.</param>
/// <param name="After">Null when it was only there before.</param>
internal sealed record ValueChange(string Path, JsonElement? Before, JsonElement? After);
