using DrTerraform.Cli.Processes;
using DrTerraform.Cli.Terraform;
using DrTerraform.Cli.Tests.Support;

namespace DrTerraform.Cli.Tests.Terraform;

[TestFixture]
public sealed class PlanCommandTests
{
    private const string Failure = """{"@message":"Error: no such key","type":"diagnostic","diagnostic":{"severity":"error","summary":"no such key","detail":"alias/x","address":"data.aws_kms_alias.x"}}""";

    private World _world = null!;

    [SetUp]
    public void Start() => _world = new World();

    [TearDown]
    public void End() => _world.Dispose();

    [Test]
    public async Task Every_stack_is_initialized_validated_and_planned_but_traffic_is_not_planned_in_the_emulator()
    {
        (await _world.RunAsync("plan")).ShouldBe(ExitCode.Fine);
        _world.TerraformSteps.ShouldBe(
            ["global init", "global validate", "global plan", "primary init", "primary validate", "primary plan", "traffic init", "traffic validate"], ignoreOrder: true);
    }

    [Test]
    public async Task The_table_has_a_row_a_stack_with_what_its_plan_would_do()
    {
        await _world.RunAsync("plan");
        Row("primary").ShouldBe(["primary", "3", "0", "0", "planned"]);
    }

    [Test]
    public async Task Traffic_says_why_it_has_no_plan()
    {
        await _world.RunAsync("plan");
        Row("traffic").ShouldBe(["traffic", "-", "-", "-", "validated (planned once its neighbours are applied)"]);
    }

    [Test]
    public async Task Against_aws_every_stack_is_planned_and_no_emulator_is_started()
    {
        (await _world.RunAsync("plan", "--target", "aws")).ShouldBe(ExitCode.Fine);
        _world.TerraformSteps.ShouldContain("traffic plan");
        _world.Processes.Server.ShouldBeNull();
    }

    [Test]
    public async Task Against_aws_the_state_is_locked_as_in_any_run()
    {
        await _world.RunAsync("plan", "--target", "aws");
        Plans().ShouldAllBe(request => !request.Arguments.Contains("-lock=false"));
    }

    [Test]
    public async Task Against_aws_the_operators_credentials_are_left_alone()
    {
        _world.Variables["AWS_PROFILE"] = "production";
        await _world.RunAsync("plan", "--target", "aws");
        Plans().ShouldAllBe(request => !request.Environment.ContainsKey("AWS_PROFILE"));
    }

    [Test]
    public async Task Against_the_emulator_a_stray_credential_is_removed()
    {
        _world.Variables["AWS_PROFILE"] = "production";
        await _world.RunAsync("plan");
        Plans().ShouldAllBe(request => request.Environment["AWS_PROFILE"] == null);
    }

    [Test]
    public async Task Terraform_is_sent_to_the_server_that_was_started()
    {
        await _world.RunAsync("plan");
        var port = _world.Processes.Server!.Request.Arguments[^1];
        Plans().ShouldAllBe(request => request.Environment["AWS_ENDPOINT_URL"] == $"http://127.0.0.1:{port}");
    }

    [Test]
    public async Task The_emulator_is_stopped_after_a_success()
    {
        await _world.RunAsync("plan");
        _world.Processes.Server!.Stopped.ShouldBeTrue();
    }

    [Test]
    public async Task No_emulator_is_started_when_synthesis_fails()
    {
        _world.AppResult = new ProcessResult(2, "", "suffix must not be empty");
        (await _world.RunAsync("plan")).ShouldBe(ExitCode.Usage);
        _world.Processes.Server.ShouldBeNull();
    }

    [Test]
    public async Task The_emulator_is_the_account_of_the_settings()
    {
        _world.Stacks["global"] = """{ "provider": { "aws": [ { "alias": "primary", "region": "us-east-1", "allowed_account_ids": ["111122223333"] } ] } }""";
        await _world.RunAsync("plan");
        _world.Processes.Server!.Request.Environment["MOTO_ACCOUNT_ID"].ShouldBe("111122223333");
    }

    [TestCase("http://127.0.0.1:5000")]
    [TestCase("http://localhost:5000")]
    public async Task Against_aws_an_address_of_this_machine_is_refused(string endpoint)
    {
        _world.Variables["AWS_ENDPOINT_URL"] = endpoint;
        (await _world.RunAsync("plan", "--target", "aws")).ShouldBe(ExitCode.Usage);
        _world.TerraformSteps.ShouldBeEmpty();
    }

    [Test]
    public async Task A_second_plan_does_not_initialize_again()
    {
        await _world.RunAsync("plan");
        await _world.RunAsync("plan");
        _world.TerraformSteps.Count(step => step == "primary init").ShouldBe(1);
    }

    [Test]
    public async Task A_failed_plan_exits_1_and_shows_the_error_and_the_log()
    {
        _world.TerraformResults[("primary", "plan")] = new ProcessResult(1, Failure, "");
        (await _world.RunAsync("plan")).ShouldBe(ExitCode.Findings);
        _world.Error.ShouldBe("primary: terraform plan failed\n  Error: no such key (data.aws_kms_alias.x)\n  alias/x\n  all of it: .dr/logs/plan/primary.log\n");
    }

    [Test]
    public async Task A_failed_stack_does_not_keep_the_others_from_their_plan()
    {
        _world.TerraformResults[("global", "plan")] = new ProcessResult(1, Failure, "");
        await _world.RunAsync("plan");
        Row("primary")[^1].ShouldBe("planned");
    }

    [Test]
    public async Task A_failed_init_shows_terraforms_error()
    {
        _world.TerraformResults[("global", "init")] = new ProcessResult(1, "", "╷\n│ Error: Failed to query available provider packages\n╵\n");
        (await _world.RunAsync("plan")).ShouldBe(ExitCode.Findings);
        _world.Error.ShouldContain("global: terraform init failed\n  Error: Failed to query available provider packages\n");
    }

    [Test]
    public async Task A_failed_init_is_tried_again()
    {
        _world.TerraformResults[("global", "init")] = new ProcessResult(1, "", "Error: no network");
        await _world.RunAsync("plan");
        await _world.RunAsync("plan");
        _world.TerraformSteps.Count(step => step == "global init").ShouldBe(2);
    }

    [Test]
    public async Task A_warning_of_validate_fails_the_stack()
    {
        _world.TerraformResults[("primary", "validate")] = new ProcessResult(0, """{"valid":true,"diagnostics":[{"severity":"warning","summary":"Deprecated attribute","detail":"name"}]}""", "");
        (await _world.RunAsync("plan")).ShouldBe(ExitCode.Findings);
        _world.Error.ShouldContain("Warning: Deprecated attribute");
    }

    [Test]
    public async Task A_warning_of_a_plan_is_shown_and_fails_nothing()
    {
        _world.TerraformResults[("primary", "plan")] = new ProcessResult(
            0, $"{Failure.Replace("\"error\"", "\"warning\"", StringComparison.Ordinal)}\n{{\"@message\":\"\",\"type\":\"change_summary\",\"changes\":{{\"add\":1,\"change\":0,\"remove\":0}}}}", "");
        (await _world.RunAsync("plan")).ShouldBe(ExitCode.Fine);
        _world.Error.ShouldStartWith("primary: planned, with warnings\n  Warning: no such key");
    }

    [Test]
    public async Task A_plan_that_reports_no_counts_has_not_succeeded()
    {
        _world.TerraformResults[("primary", "plan")] = new ProcessResult(0, "", "killed");
        (await _world.RunAsync("plan")).ShouldBe(ExitCode.Findings);
    }

    [Test]
    public async Task The_log_holds_every_command_and_what_it_said()
    {
        await _world.RunAsync("plan");
        var log = await File.ReadAllTextAsync(_world.Folder[".dr", "logs", "plan", "primary.log"]);
        log.ShouldContain("$ terraform init -input=false");
        log.ShouldContain("$ terraform plan -json -input=false -lock=false\nPlan: 3 to add\n");
    }

    [TestCase("terraform")]
    [TestCase("moto_server")]
    public async Task A_missing_tool_exits_3_before_anything_runs(string tool)
    {
        _world.Tools = tool == "terraform" ? _world.Tools with { Terraform = null } : _world.Tools with { MotoServer = null };
        (await _world.RunAsync("plan")).ShouldBe(ExitCode.MissingTool);
        _world.Error.ShouldContain(tool);
        _world.Processes.Requests.ShouldBeEmpty();
    }

    [Test]
    public async Task The_emulator_is_not_needed_against_aws()
    {
        _world.Tools = _world.Tools with { MotoServer = null };
        (await _world.RunAsync("plan", "--target", "aws")).ShouldBe(ExitCode.Fine);
    }

    [Test]
    public async Task Two_plans_at_once_run_one_after_the_other()
    {
        var work = Directory.CreateDirectory(_world.Folder[".dr", "work"]).FullName;
        var other = await WorkFolderLock.TakeAsync(_world.Session, work);
        var plan = Task.Run(() => _world.RunAsync("plan"));
        await Eventually.HoldsAsync(() => _world.Output.Contains("waiting for another dr", StringComparison.Ordinal));
        _world.Processes.Requests.ShouldBeEmpty();

        await other.DisposeAsync();

        (await plan).ShouldBe(ExitCode.Fine);
    }

    private ProcessRequest[] Plans()
    {
        var plans = _world.Processes.Requests.Where(request => request.Arguments[0] == "plan").ToArray();
        plans.ShouldNotBeEmpty();
        return plans;
    }

    /// <summary>A row of the table without its time, which differs.</summary>
    private string[] Row(string stack)
    {
        var cells = _world.Output.Split('\n').Single(line => line.StartsWith($"│ {stack} ", StringComparison.Ordinal))
            .Split('│', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return [.. cells[..4], cells[5]];
    }
}
