using System.Text.Json;

namespace DrTerraform.Cli.Terraform;

/// <summary>What `terraform validate -json` found.</summary>
internal sealed record ValidationReport(IReadOnlyList<TerraformDiagnostic> Diagnostics)
{
    /// <summary>Errors and warnings alike: a stack that validates with warnings is a stack nobody reads the warnings of.</summary>
    public IReadOnlyList<TerraformDiagnostic> Findings => [.. Diagnostics.Where(diagnostic => !diagnostic.IsTolerated)];

    /// <summary>The report, or null when Terraform could not write one.</summary>
    public static ValidationReport? Parse(string output)
    {
        try
        {
            using var json = JsonDocument.Parse(output);
            return new ValidationReport([.. json.RootElement.GetProperty("diagnostics").EnumerateArray().Select(TerraformDiagnostic.Of)]);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
