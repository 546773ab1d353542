using System.Text.Json;

namespace DrTerraform.Cli.Terraform;

/// <summary>One error or warning of Terraform, as its JSON output gives it.</summary>
internal sealed record TerraformDiagnostic(bool IsError, string Summary, string Detail, string? Place)
{
    /// <summary>
    /// The requirements ask for the DynamoDB lock, and Terraform warns about its argument since 1.10; any other warning counts.
    /// </summary>
    public bool IsTolerated =>
        !IsError && Summary.Contains("deprecated", StringComparison.OrdinalIgnoreCase) && (Summary + Detail).Contains("dynamodb_table", StringComparison.Ordinal);

    public static TerraformDiagnostic Of(JsonElement diagnostic) => new(
        diagnostic.GetProperty("severity").GetString() == "error",
        Text(diagnostic, "summary") ?? "",
        Text(diagnostic, "detail") ?? "",
        Text(diagnostic, "address") ?? File(diagnostic));

    public override string ToString() =>
        string.Join('\n', new[] { $"{(IsError ? "Error" : "Warning")}: {Summary}{(Place is null ? "" : $" ({Place})")}", Detail }.Where(line => line.Length > 0));

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string? File(JsonElement diagnostic) => diagnostic.TryGetProperty("range", out var range)
        ? $"{Text(range, "filename")}:{range.GetProperty("start").GetProperty("line").GetInt32()}"
        : null;
}
