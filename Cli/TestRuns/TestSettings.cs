using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.TestRuns;

/// <summary>Options of `dr test`.</summary>
internal sealed class TestSettings : CommandSettings
{
    [CommandArgument(0, "[kind]")]
    [Description("unit (fast, no Terraform), terraform (plans), local (the published functions with a real PostgreSQL), lifecycle (up, changes of roles, down), soak (up, killed again and again), integration (against what 'dr up' has applied) or all (default: unit, terraform, local, lifecycle)")]
    public string Kind { get; init; } = "all";

    [CommandOption("--full")]
    [Description("With all: also the lives (up, plan, down) of the blueprints that 'all' only plans")]
    public bool Full { get; init; }

    [CommandOption("--target <TARGET>")]
    [Description("For integration: emulator (default) or aws, wherever 'dr up' has applied")]
    public string TargetName { get; init; } = "emulator";

    [CommandOption("--out <DIR>")]
    [Description("For integration: the folder 'dr up' has written outputs.json to; without it, cdktf.out in the project")]
    public string? OutFolder { get; init; }

    /// <summary>The filter expression of `dotnet test`.</summary>
    public string Filter => Kind switch
    {
        "unit" => "TestCategory!=Terraform&TestCategory!=Local&TestCategory!=Lifecycle&TestCategory!=Full&TestCategory!=Soak&TestCategory!=Integration",
        "all" when Full => "TestCategory!=Soak&TestCategory!=Integration",
        "all" => "TestCategory!=Full&TestCategory!=Soak&TestCategory!=Integration",
        _ => $"TestCategory={char.ToUpperInvariant(Kind[0])}{Kind[1..]}",
    };

    /// <summary>Whether the tests of the build-time tools, which need nothing but node, belong to it.</summary>
    public bool IncludesTools => Kind is "unit" or "all";

    public override ValidationResult Validate() => (Kind, TargetName) switch
    {
        (not ("unit" or "terraform" or "local" or "lifecycle" or "soak" or "integration" or "all"), _) =>
            ValidationResult.Error($"dr test takes 'unit', 'terraform', 'local', 'lifecycle', 'soak', 'integration' or 'all', got '{Kind}'"),
        (not "all", _) when Full => ValidationResult.Error($"--full goes with 'dr test all' only, not with '{Kind}'"),
        (_, not ("emulator" or "aws")) => ValidationResult.Error($"--target is 'emulator' or 'aws', got '{TargetName}'"),
        (not "integration", _) when TargetName != "emulator" || OutFolder is not null => ValidationResult.Error($"--target and --out go with 'dr test integration' only, not with '{Kind}'"),
        _ => ValidationResult.Success(),
    };
}
