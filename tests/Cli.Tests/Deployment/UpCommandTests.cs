using System.Text.Json;
using DrTerraform.Cli.Processes;
using DrTerraform.Cli.Tests.Support;

namespace DrTerraform.Cli.Tests.Deployment;

[TestFixture]
public sealed class UpCommandTests
{
    private const string Failure = """{"@message":"Error: no","type":"diagnostic","diagnostic":{"severity":"error","summary":"no such zone","detail":"","address":"aws_route53_zone.Zone"}}""";
    private const string Locked = """{"@message":"Error: locked","type":"diagnostic","diagnostic":{"severity":"error","summary":"Error acquiring the state lock","detail":"Lock Info:\n  ID:        8c1f\n  Who:       WHO\n  Created:   2026-11-21 00:00:01.5 +0000 UTC\n"}}""";
    private const string Provider = """ "provider": { "aws": [ { "alias": "primary", "region": "us-east-1", "allowed_account_ids": ["111122223333"] } ] }, "terraform": { "required_providers": { "aws": {} } } """;

    private World _world = null!;

    [SetUp]
    public void Start() => _world = new World();

    [TearDown]
    public void End()
    {
        _world.Processes.Server?.Dispose();
        _world.Dispose();
    }

    [Test]
    public async Task Every_stack_is_applied_once_in_the_order_of_the_manifest()
    {
        (await _world.RunAsync("up")).ShouldBe(ExitCode.Fine, _world.Error);
        Applies().ShouldBe(["global apply", "primary apply", "traffic apply"]);
    }

    [Test]
    public async Task What_comes_after_a_failure_is_not_begun_and_nothing_is_tried_twice()
    {
        _world.TerraformResults[("primary", "apply")] = new ProcessResult(1, Failure, "");
        (await _world.RunAsync("up")).ShouldBe(ExitCode.Findings);
        Applies().ShouldBe(["global apply", "primary apply"]);
        _world.Output.ShouldContain("not applied: primary failed");
        _world.Error.ShouldStartWith("primary: terraform apply failed\n  Error: no such zone (aws_route53_zone.Zone)\n  all of it: .dr/logs/up/primary.log\n");
    }

    [Test]
    public async Task The_emulator_stays()
    {
        await _world.RunAsync("up");
        _world.Processes.Server!.Stopped.ShouldBeFalse();
    }

    [Test]
    public async Task A_second_up_goes_on_in_the_same_emulator()
    {
        await _world.RunAsync("up");
        var first = _world.Processes.Server;
        (await _world.RunAsync("up")).ShouldBe(ExitCode.Fine);
        _world.Processes.Server.ShouldBeSameAs(first);
    }

    [Test]
    public async Task A_plan_after_it_is_against_what_is_applied_traffic_included()
    {
        await _world.RunAsync("up");
        (await _world.RunAsync("plan")).ShouldBe(ExitCode.Fine);
        _world.TerraformSteps.ShouldContain("traffic plan");
        _world.Processes.Server!.Stopped.ShouldBeFalse();
    }

    [Test]
    public async Task States_of_an_emulator_that_is_gone_are_removed()
    {
        var state = _world.Folder.Write(".dr/state/emulator/terraform.backend.tfstate", "{}");
        await _world.RunAsync("up");
        File.Exists(state).ShouldBeFalse();
    }

    [Test]
    public async Task Outputs_are_written_but_for_the_sensitive_ones()
    {
        _world.TerraformResults[("global", "apply")] = new ProcessResult(
            0, """{"@message":"Outputs: 2","type":"outputs","outputs":{"zone_id":{"sensitive":false,"type":"string","value":"Z1"},"secret":{"sensitive":true,"type":"string","value":"hush"}}}""", "");
        await _world.RunAsync("up");
        var outputs = JsonElement.Parse(await File.ReadAllTextAsync(_world.Folder["cdktf.out", "outputs.json"]));
        outputs.GetProperty("blueprint").GetString().ShouldBe("flagship");
        outputs.GetProperty("target").GetString().ShouldBe("emulator");
        outputs.GetProperty("account").GetString().ShouldBe("123456789012");
        outputs.GetProperty("endpoint").GetString().ShouldStartWith("http://127.0.0.1:");
        outputs.GetProperty("stacks").GetProperty("global").EnumerateObject().Select(output => $"{output.Name} {output.Value}").ShouldBe(["zone_id Z1"]);
    }

    [Test]
    public async Task A_lock_that_a_killed_run_of_ours_has_left_is_released_and_the_apply_goes_on()
    {
        Dead();
        Answers(Locked.Replace("WHO", $"{Environment.UserName}@{System.Net.Dns.GetHostName()}", StringComparison.Ordinal));
        (await _world.RunAsync("up")).ShouldBe(ExitCode.Fine, _world.Error);
        _world.TerraformSteps.Where(step => step.StartsWith("primary", StringComparison.Ordinal)).ShouldBe(["primary init", "primary apply", "primary force-unlock", "primary apply"]);
    }

    [Test]
    public async Task A_lock_of_somebody_else_fails_the_stack()
    {
        Dead();
        Answers(Locked.Replace("WHO", "alice@elsewhere", StringComparison.Ordinal));
        (await _world.RunAsync("up")).ShouldBe(ExitCode.Findings);
        _world.TerraformSteps.ShouldNotContain("primary force-unlock");
    }

    [Test]
    public async Task A_lock_without_a_death_fails_the_stack()
    {
        Answers(Locked.Replace("WHO", $"{Environment.UserName}@{System.Net.Dns.GetHostName()}", StringComparison.Ordinal));
        (await _world.RunAsync("up")).ShouldBe(ExitCode.Findings);
        _world.TerraformSteps.ShouldNotContain("primary force-unlock");
    }

    [Test]
    public async Task Settings_with_other_state_buckets_than_what_is_applied_are_refused()
    {
        WithBackend("s3-tfstate-new");
        await _world.RunAsync("up");
        _world.Folder.Write(".dr/state/emulator/terraform.backend.tfstate", State("s3-tfstate-old"));
        (await _world.RunAsync("up")).ShouldBe(ExitCode.Usage);
        _world.Error.ShouldContain("its state bucket is 's3-tfstate-old'");
        _world.Error.ShouldContain("theirs 's3-tfstate-new'");
    }

    [Test]
    public async Task In_aws_account_regions_and_size_are_shown()
    {
        InAccount("111122223333");
        (await _world.RunAsync("up", "--target", "aws", "--yes")).ShouldBe(ExitCode.Fine, _world.Error);
        _world.Output.ShouldContain("account    111122223333");
        _world.Output.ShouldContain("regions    us-east-1");
        _world.Output.ShouldContain("resources  3 in 3 stacks");
    }

    [Test]
    public async Task In_aws_nothing_is_changed_when_nobody_can_be_asked()
    {
        InAccount("111122223333");
        (await _world.RunAsync("up", "--target", "aws")).ShouldBe(ExitCode.Usage);
        _world.Error.ShouldContain("give --yes if that is meant");
        Applies().ShouldBeEmpty();
    }

    [Test]
    public async Task Another_account_than_that_of_the_settings_is_refused()
    {
        InAccount("444455556666");
        (await _world.RunAsync("up", "--target", "aws", "--yes")).ShouldBe(ExitCode.Usage);
        _world.Error.ShouldContain("the credentials belong to account 444455556666, the settings are for account 111122223333");
        Applies().ShouldBeEmpty();
    }

    [Test]
    public async Task Nothing_of_the_emulator_reaches_aws()
    {
        InAccount("111122223333");
        await _world.RunAsync("up", "--target", "aws", "--yes");
        _world.Processes.Server.ShouldBeNull();
        _world.Processes.Requests.Where(request => request.Arguments[0] is "apply" or "plan").ShouldAllBe(request => !request.Environment.Keys.Any(name => name.StartsWith("AWS_", StringComparison.Ordinal)));
    }

    private string[] Applies() => [.. _world.TerraformSteps.Where(step => step.EndsWith(" apply", StringComparison.Ordinal))];

    /// <summary>A Terraform of an earlier run of which nobody saw the end.</summary>
    private void Dead()
    {
        _world.Folder.Write(".dr/runs/emulator/primary.lock", "");
        _world.Folder.Write(".dr/runs/emulator/primary.json", """{"pid":4711,"started":"2026-11-21T00:00:00+00:00","purpose":"apply of primary"}""");
    }

    /// <summary>The first apply of primary fails with these words; later ones do not.</summary>
    private void Answers(string words)
    {
        var refusals = new Queue<ProcessResult>([new ProcessResult(1, words, "")]);
        _world.Terraforms[("primary", "apply")] = () => refusals.TryDequeue(out var refusal) ? refusal : new ProcessResult(0, "", "");
    }

    private void InAccount(string account)
    {
        _world.Stacks = new() { ["traffic"] = "{}", ["global"] = $$"""{ {{Provider}} }""", ["primary"] = """{ "resource": { "aws_vpc": { "main": {} }, "aws_subnet": { "a": {}, "b": {} } } }""" };
        _world.TerraformResults[("account", "plan")] = new ProcessResult(
            0, """{"@message":"Outputs: 1","type":"outputs","outputs":{"account":{"sensitive":false,"type":"string","value":"ACCOUNT"}}}""".Replace("ACCOUNT", account, StringComparison.Ordinal), "");
    }

    private void WithBackend(string bucket)
    {
        _world.Stacks["backend"] = $$"""{ "terraform": { "backend": { "local": { "path": "../../../terraform.backend.tfstate" } } }, "resource": { "aws_s3_bucket": { "State": { "bucket": "{{bucket}}" } } } }""";
        _world.Manifest = """{ "stacks": { "backend": {} } }""";
    }

    private static string State(string bucket) =>
        $$"""{ "resources": [ { "mode": "managed", "type": "aws_s3_bucket", "instances": [ { "attributes": { "bucket": "{{bucket}}" } } ] } ] }""";
}
