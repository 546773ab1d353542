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
public sealed class LifeTests
{
    private const string Blueprint = "aurora-failover";

    private static readonly string Outputs = Path.Combine(Project.Root, "cdktf.out", "outputs.json");

    private readonly MarkedProcesses _processes = new();
    private CommandResult _up = null!;
    private CommandResult _planAfterUp = null!;
    private CommandResult _integration = null!;
    private CommandResult _planAfterSwitchoverAndBack = null!;
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
    public void What_was_applied_passes_the_integration_tests() => _integration.ExitCode.ShouldBe(0, _integration.ToString());

    [TestCaseSource(typeof(Project), nameof(Project.Stacks))]
    [Property("Requirement", "T-9")]
    public void No_state_holds_a_generated_password(string stack) =>
        _passwords.ShouldAllBe(password => password.Length >= 16 && !_states[stack].Contains(password, StringComparison.Ordinal));

    [Test]
    public void The_passwords_that_were_looked_for_are_those_of_the_database_and_of_the_webhook() => _passwords.Count.ShouldBe(2);

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

    private Task<CommandResult> DrAsync(string command) => Project.DrAsync(Project.Root, [command, Blueprint], _processes.Environment);

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
        var database = await emulator.GlobalDatabaseAsync();
        await emulator.SwitchOverAsync(database.Name, writer: database.Writer, target: database.Reader);
        await emulator.SwitchOverAsync(database.Name, writer: database.Reader, target: database.Writer);
        _planAfterSwitchoverAndBack = await DrAsync("plan");

        await emulator.FailOverAsync(database.Name, target: database.Reader);
        _planAfterFailover = await DrAsync("plan");
        _writerBeforeDown = (await emulator.GlobalDatabaseAsync()).Writer;
    }
}
