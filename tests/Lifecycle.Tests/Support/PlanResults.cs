using DrTerraform.Terraform.Tests.Support;

namespace DrTerraform.Lifecycle.Tests.Support;

/// <summary>What the output of a `dr plan` says.</summary>
public static class PlanResults
{
    /// <summary>Fails unless a stack was planned and has nothing to add, change or destroy.</summary>
    public static void ShouldChangeNothingIn(this CommandResult plan, string stack)
    {
        plan.ShouldNotBeNull("there was nothing to plan: the apply failed");
        plan.ExitCode.ShouldBe(0, plan.ToString());
        var row = plan.Output.Split('\n').Single(line => line.StartsWith($"│ {stack} ", StringComparison.Ordinal))
            .Split('│', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        row[1..4].ShouldBe(["0", "0", "0"], plan.Output);
        row[^1].ShouldBe("planned");
    }
}
