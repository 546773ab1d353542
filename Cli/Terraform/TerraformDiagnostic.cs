using System.Text.Json;

namespace DrTerraform.Cli.Terraform;

/// <summary>One error or warning of Terraform, as its JSON output gives it.</summary>
internal sealed record TerraformDiagnostic(bool IsError, string Summary, string Detail, string? Place)
{
    // Arguments that are deprecated and needed all the same: the requirements ask for the DynamoDB lock; without the other, version 5 of
    // the provider leaves the role of a destroyed deployment behind in the account's API Gateway (version 6 never does).
    private static readonly string[] Needed = ["dynamodb_table", "reset_on_delete"];

    /// <summary>Whether it is about what has to be so; any other warning counts.</summary>
    public bool IsTolerated =>
        !IsError && Summary.Contains("deprecated", StringComparison.OrdinalIgnoreCase) && Needed.Any(argument => (Summary + Detail).Contains(argument, StringComparison.Ordinal));

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
