using System.Text.Json;
using DrTerraform.Terraform.Tests.Support;

namespace DrTerraform.Terraform.Tests;

/// <summary>One real `./dr plan` of the flagship, called from another folder; many facts about it.</summary>
[TestFixture]
[Category("Terraform")]
public sealed class PlanTests
{
    private static readonly string[] PlannedStacks = ["backend", "global", "primary", "secondary"];

    private readonly MarkedProcesses _processes = new();
    private TemporaryFolder _elsewhere = null!;
    private CommandResult _plan = null!;
    private IReadOnlyList<string> _leftRunning = null!;

    [OneTimeSetUp]
    public async Task Plan()
    {
        _elsewhere = new TemporaryFolder();
        _plan = await Project.DrAsync(_elsewhere.Path, ["plan", "--out", "out"], _processes.Environment);
        _leftRunning = _processes.Running();
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _elsewhere.Dispose();

    [Test]
    public void The_plan_succeeds() => _plan.ExitCode.ShouldBe(0, _plan.ToString());

    [Test]
    [Property("Requirement", "X-3")]
    public void The_table_shows_the_five_root_modules() => Rows().Select(row => row[0]).ShouldBe(Project.Stacks, _plan.ToString());

    [TestCaseSource(nameof(PlannedStacks))]
    public void A_plan_against_an_empty_account_only_adds(string stack)
    {
        var row = Row(stack);
        int.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture).ShouldBePositive();
        row[2..4].ShouldBe(["0", "0"]);
    }

    [Test]
    public void Traffic_is_validated_and_says_what_its_plan_waits_for() =>
        Row("traffic")[^1].ShouldBe("validated (planned once its neighbours are applied)");

    [TestCaseSource(typeof(Project), nameof(Project.Stacks))]
    [Property("Requirement", "X-2")]
    public void Validate_is_silent(string stack)
    {
        var log = File.ReadAllText(Path.Combine(Project.Root, ".dr", "logs", "plan", $"{stack}.log"));
        var report = log[log.IndexOf("$ terraform validate -json\n", StringComparison.Ordinal)..];
        report = report[report.IndexOf('{', StringComparison.Ordinal)..(report.IndexOf("\n}", StringComparison.Ordinal) + 2)];
        JsonElement.Parse(report).GetProperty("diagnostics").GetArrayLength().ShouldBe(0, report);
    }

    [Test]
    public void Nothing_is_left_running() => _leftRunning.ShouldBeEmpty();

    [TestCaseSource(typeof(Project), nameof(Project.Stacks))]
    public void A_stack_holds_no_trace_of_the_emulator(string stack)
    {
        var json = File.ReadAllText(_elsewhere["out", "stacks", stack, "cdk.tf.json"]);
        foreach (var trace in new[] { "127.0.0.1", "localhost", "moto", "\"endpoints\"", "skip_credentials_validation", "skip_requesting_account_id", "access_key", "\"secret_key\"" })
        {
            json.ShouldNotContain(trace);
        }
    }

    [Test]
    public void The_override_for_the_emulator_lies_beside_the_copy_and_not_beside_the_stack() =>
        Directory.GetFiles(_elsewhere["out", "stacks"], "*override*", SearchOption.AllDirectories).ShouldBeEmpty();

    private string[] Row(string stack) => Rows().Single(row => row[0] == stack);

    private IEnumerable<string[]> Rows() => _plan.Output.Split('\n')
        .Where(line => line.StartsWith('│'))
        .Select(line => line.Split('│', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .Skip(1);
}
