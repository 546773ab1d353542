using DrTerraform.Lifecycle.Tests.Support;
using DrTerraform.Terraform.Tests.Support;

namespace DrTerraform.Lifecycle.Tests;

/// <summary>A life that ends where it began: the role was lost in a failover, given back by a switchover, then all is destroyed.</summary>
[TestFixture]
[Category("Lifecycle")]
[Parallelizable(ParallelScope.Self)]
public sealed class ReturnTests
{
    internal const string Blueprint = "aurora-failover";

    private readonly MarkedProcesses _processes = new();
    private readonly OtherWorkTree _tree = new();
    private CommandResult _up = null!;
    private CommandResult _integration = null!;
    private CommandResult _planAfterReturn = null!;
    private CommandResult _down = null!;
    private string _writerAtBirth = "";
    private string _writerBeforeDown = "";

    [OneTimeSetUp]
    public async Task Live()
    {
        try
        {
            _up = await DrAsync("up", Blueprint);
            if (_up.ExitCode == 0)
            {
                _integration = await DrAsync("test", "integration");
                using var emulator = Emulator.Of(_tree.Outputs);
                var database = await emulator.GlobalDatabaseAsync();
                _writerAtBirth = database.Writer;
                await emulator.FailOverAsync(database.Name, target: database.Reader);
                await emulator.SwitchOverAsync(database.Name, writer: database.Reader, target: database.Writer);
                _planAfterReturn = await DrAsync("plan", Blueprint);
                _writerBeforeDown = (await emulator.GlobalDatabaseAsync()).Writer;
            }
        }
        finally
        {
            _down = await DrAsync("down", Blueprint);
        }
    }

    [OneTimeTearDown]
    public void RemoveWorkTree() => _tree.Dispose();

    [Test]
    public void All_is_applied_beside_another_life() => _up.ExitCode.ShouldBe(0, _up.ToString());

    [Test]
    public void What_was_applied_passes_the_integration_tests() => _integration.ExitCode.ShouldBe(0, _integration.ToString());

    [Test]
    public void The_writer_is_where_it_was_born() => _writerBeforeDown.ShouldBe(_writerAtBirth);

    [TestCaseSource(typeof(Project), nameof(Project.Stacks))]
    [Property("Requirement", "A-DB-1")]
    public void A_plan_after_a_failover_and_the_switchover_back_changes_nothing(string stack) => _planAfterReturn.ShouldChangeNothingIn(stack);

    [Test]
    [Property("Requirement", "X-5")]
    public void Everything_is_destroyed_in_the_first_role_as_well()
    {
        _down.ExitCode.ShouldBe(0, _down.ToString());
        _down.Output.ShouldContain("nothing is left; the emulator is stopped");
    }

    private Task<CommandResult> DrAsync(params string[] arguments) => _tree.DrAsync(arguments, _processes.Environment);
}
