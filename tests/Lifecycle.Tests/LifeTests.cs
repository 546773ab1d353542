using System.Text.Json;
using DrTerraform.Lifecycle.Tests.Support;
using DrTerraform.Terraform.Tests.Support;

namespace DrTerraform.Lifecycle.Tests;

/// <summary>
/// The whole life of the flagship by the real commands, once: applied, planned, tested, its roles swapped in both ways, destroyed while
/// the region that was born to wait holds the writer.
/// </summary>
[TestFixture]
[Category("Lifecycle")]
[Parallelizable(ParallelScope.Self)]
public sealed class LifeTests
{
    internal const string Blueprint = "flagship";

    private static readonly string Outputs = Path.Combine(Project.Root, "cdktf.out", "outputs.json");

    private readonly MarkedProcesses _processes = new();
    private CommandResult _up = null!;
    private CommandResult _planAfterUp = null!;
    private CommandResult _integration = null!;
    private CommandResult _statusAfterUp = null!;
    private CommandResult _switchover = null!;
    private CommandResult _statusAfterSwitchover = null!;
    private CommandResult _switchoverBack = null!;
    private CommandResult _planAfterSwitchoverAndBack = null!;
    private CommandResult _failoverWithoutConsent = null!;
    private CommandResult _failover = null!;
    private CommandResult _statusAfterFailover = null!;
    private CommandResult _planAfterFailover = null!;
    private CommandResult _down = null!;
    private CommandResult _secondDown = null!;
    private IReadOnlyList<string> _passwords = [];
    private Dictionary<string, string> _states = [];
    private string _writerBeforeDown = "";
    private IReadOnlyList<string> _leftRunning = null!;

    [OneTimeSetUp]
    public async Task Live()
    {
        Emulator.Runs.ShouldBeFalse("an emulator with something applied runs in this project, and this test would destroy it: './dr down' first");
        try
        {
            _up = await DrAsync("up");
            if (_up.ExitCode == 0)
            {
                using var emulator = Emulator.Of(Outputs);
                _planAfterUp = await DrAsync("plan");
                await ReadSecretsAndStatesAsync(emulator);
                _integration = await Project.DrAsync(Project.Root, ["test", "integration"], _processes.Environment);
                await SwapRolesAsync(emulator);
            }
        }
        finally
        {
            _down = await DrAsync("down");
            _leftRunning = _processes.Running();
            _secondDown = await DrAsync("down");
        }
    }

    [Test]
    [Property("Requirement", "X-3")]
    public void The_first_apply_succeeds() => _up.ExitCode.ShouldBe(0, _up.ToString());

    [TestCaseSource(typeof(Project), nameof(Project.Stacks))]
    public void A_plan_after_it_changes_nothing(string stack) => _planAfterUp.ShouldChangeNothingIn(stack);

    [Test]
    public void What_was_applied_passes_the_integration_tests_and_none_is_left_out()
    {
        _integration.ExitCode.ShouldBe(0, _integration.ToString());
        _integration.Output.ShouldNotContain("skipped");
    }

    [TestCaseSource(typeof(Project), nameof(Project.Stacks))]
    [Property("Requirement", "T-9")]
    public void No_state_holds_a_generated_password(string stack) =>
        _passwords.ShouldAllBe(password => password.Length >= 16 && !_states[stack].Contains(password, StringComparison.Ordinal));

    [Test]
    public void The_passwords_that_were_looked_for_are_those_of_the_database_and_of_the_webhook() => _passwords.Count.ShouldBe(2);

    [Test]
    public void What_was_applied_is_well_by_dr_status() => _statusAfterUp.ExitCode.ShouldBe(0, _statusAfterUp.ToString());

    [Test]
    [Property("Requirement", "A-DNS-1")]
    public void A_switchover_moves_writer_and_role()
    {
        _switchover.ExitCode.ShouldBe(0, _switchover.ToString());
        ShouldBeIn("us-west-2", epoch: 2, _statusAfterSwitchover);
    }

    [Test]
    public void A_switchover_back_succeeds() => _switchoverBack.ExitCode.ShouldBe(0, _switchoverBack.ToString());

    [Test]
    public void A_failover_changes_nothing_before_the_loss_is_accepted() => _failoverWithoutConsent.ExitCode.ShouldBe(2, _failoverWithoutConsent.ToString());

    [Test]
    [Property("Requirement", "A-DNS-1")]
    public void A_failover_moves_writer_and_role()
    {
        _failover.ExitCode.ShouldBe(0, _failover.ToString());
        ShouldBeIn("us-west-2", epoch: 4, _statusAfterFailover);
    }

    [TestCaseSource(typeof(Project), nameof(Project.Stacks))]
    [Property("Requirement", "A-DB-1")]
    public void A_plan_after_a_switchover_and_back_changes_nothing(string stack) => _planAfterSwitchoverAndBack.ShouldChangeNothingIn(stack);

    [TestCaseSource(typeof(Project), nameof(Project.Stacks))]
    [Property("Requirement", "A-DB-1")]
    public void A_plan_after_a_failover_changes_nothing(string stack) => _planAfterFailover.ShouldChangeNothingIn(stack);

    [Test]
    public void The_waiting_region_holds_the_writer_when_all_is_destroyed() => _writerBeforeDown.ShouldContain(":us-west-2:");

    [Test]
    [Property("Requirement", "X-5")]
    public void Everything_is_destroyed_in_that_role() => _down.ExitCode.ShouldBe(0, _down.ToString());

    [Test]
    public void Nothing_is_left_and_the_emulator_is_stopped()
    {
        _down.Output.ShouldContain("nothing is left; the emulator is stopped");
        Emulator.Runs.ShouldBeFalse();
    }

    [Test]
    public void Nothing_is_left_running() => _leftRunning.ShouldBeEmpty();

    [Test]
    public void A_second_down_is_fine() => _secondDown.ExitCode.ShouldBe(0, _secondDown.ToString());

    private Task<CommandResult> DrAsync(string command, params string[] options) => Project.DrAsync(Project.Root, [command, Blueprint, .. options], _processes.Environment);

    private static void ShouldBeIn(string region, int epoch, CommandResult status)
    {
        status.ExitCode.ShouldBe(0, status.ToString());
        var told = JsonElement.Parse(status.Output);
        (told.GetProperty("role").GetProperty("active_region").GetString(), told.GetProperty("role").GetProperty("epoch").GetInt32(), told.GetProperty("writer_region").GetString())
            .ShouldBe((region, epoch, region));
    }

    private async Task ReadSecretsAndStatesAsync(Emulator emulator)
    {
        var outputs = JsonElement.Parse(await File.ReadAllTextAsync(Outputs));
        var backend = outputs.GetProperty("stacks").GetProperty("backend");
        var secrets = await emulator.SecretsAsync(outputs.GetProperty("regions").GetProperty("primary").GetString()!);
        _passwords = [.. secrets.Select(secret => JsonElement.Parse(secret)).Select(secret => secret.TryGetProperty("password", out var password) ? password : secret.GetProperty("key")).Select(value => value.GetString()!)];
        foreach (var stack in Project.Stacks.Where(stack => stack != "backend"))
        {
            _states[stack] = await emulator.ObjectAsync(backend.GetProperty("state_region").GetString()!, backend.GetProperty("state_bucket").GetString()!, $"{stack}.tfstate");
            // An empty answer would hold no password either.
            _states[stack].ShouldContain("\"serial\"");
        }

        _states["backend"] = await File.ReadAllTextAsync(Path.Combine(Project.Root, ".dr", "state", "emulator", "terraform.backend.tfstate"));
    }

    private async Task SwapRolesAsync(Emulator emulator)
    {
        _statusAfterUp = await DrAsync("status");
        _switchover = await DrAsync("switchover", "--yes");
        _statusAfterSwitchover = await DrAsync("status", "--json");
        _switchoverBack = await DrAsync("switchover", "--yes");
        _planAfterSwitchoverAndBack = await DrAsync("plan");

        _failoverWithoutConsent = await DrAsync("failover");
        _failover = await DrAsync("failover", "--accept-loss");
        _statusAfterFailover = await DrAsync("status", "--json");
        _planAfterFailover = await DrAsync("plan");
        _writerBeforeDown = (await emulator.GlobalDatabaseAsync()).Writer;
    }
}
