using DrTerraform.Lifecycle.Tests.Support;
using DrTerraform.Terraform.Tests.Support;

namespace DrTerraform.Lifecycle.Tests;

/// <summary>The lives of the blueprints that have no fixture of their own: applied, planned, tested, destroyed. <c>dr test all --full</c> runs them.</summary>
[TestFixtureSource(nameof(Blueprints))]
[Category("Full")]
[Parallelizable(ParallelScope.Self)]
public sealed class EveryBlueprintTests(string blueprint)
{
    private static readonly string[] LivedElsewhere = [LifeTests.Blueprint, ReturnTests.Blueprint];

    private readonly MarkedProcesses _processes = new();
    private readonly OtherWorkTree _tree = new();
    private CommandResult _up = null!;
    private CommandResult _plan = null!;
    private CommandResult _integration = null!;
    private CommandResult _down = null!;

    private static IEnumerable<string> Blueprints => Directory.EnumerateFiles(Path.Combine(Project.Root, "Blueprints"), "*.json")
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Where(name => !name.EndsWith(".schema", StringComparison.Ordinal) && !LivedElsewhere.Contains(name));

    [OneTimeSetUp]
    public async Task Live()
    {
        try
        {
            _up = await DrAsync("up");
            _plan = await DrAsync("plan");
            _integration = await _tree.DrAsync(["test", "integration"], _processes.Environment);
        }
        finally
        {
            _down = await DrAsync("down");
        }
    }

    [OneTimeTearDown]
    public void RemoveWorkTree() => _tree.Dispose();

    [Test]
    public void All_is_applied_on_the_first_try() => _up.ExitCode.ShouldBe(0, _up.ToString());

    [TestCaseSource(typeof(Project), nameof(Project.Stacks))]
    public void A_plan_after_it_changes_nothing(string stack) => _plan.ShouldChangeNothingIn(stack);

    [Test]
    public void What_was_applied_passes_the_integration_tests() => _integration.ExitCode.ShouldBe(0, _integration.ToString());

    [Test]
    [Property("Requirement", "X-5")]
    public void Everything_is_destroyed()
    {
        _down.ExitCode.ShouldBe(0, _down.ToString());
        _down.Output.ShouldContain("nothing is left; the emulator is stopped");
    }

    private Task<CommandResult> DrAsync(string command) => _tree.DrAsync([command, blueprint], _processes.Environment);
}
