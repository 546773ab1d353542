using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.TestRuns;

/// <summary>Options of `dr test`.</summary>
internal sealed class TestSettings : CommandSettings
{
    [CommandArgument(0, "[kind]")]
    [Description("unit (fast, no Terraform), terraform (real Terraform against the emulator) or all (default)")]
    public string Kind { get; init; } = "all";

    /// <summary>The filter expression of `dotnet test`; null takes every test.</summary>
    public string? Filter => Kind switch
    {
        "unit" => "TestCategory!=Terraform",
        "terraform" => "TestCategory=Terraform",
        _ => null,
    };

    public override ValidationResult Validate() => Kind is "unit" or "terraform" or "all"
        ? ValidationResult.Success()
        : ValidationResult.Error($"dr test takes 'unit', 'terraform' or 'all', got '{Kind}'");
}
