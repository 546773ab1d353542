using System.Text.Json;
using DrTerraform.Cli.Processes;
using DrTerraform.Cli.Tests.Support;

namespace DrTerraform.Cli.Tests.Export;

[TestFixture]
public sealed class ExportCommandTests
{
    private const string Schemas = """
        { "provider_schemas": { "registry.terraform.io/hashicorp/aws": { "resource_schemas": {
          "aws_vpc": { "block": { "attributes": { "cidr_block": { "type": "string" } } } },
          "aws_lambda_function": { "block": { "attributes": { "filename": { "type": "string" } } } } } } } }
        """;

    private World _world = null!;

    [SetUp]
    public void Start()
    {
        _world = new World
        {
            Stacks = new()
            {
                ["backend"] = """{ "resource": { "aws_vpc": { "Main": { "cidr_block": "10.0.0.0/16" } } } }""",
                ["primary"] = """{ "resource": { "aws_lambda_function": { "Hook": { "filename": "assets/hook.zip" } } }, "output": { "region": { "value": "us-east-1" } } }""",
            },
            TerraformResults = { [("schemas", "providers")] = new ProcessResult(0, Schemas, "") },
        };
        _world.Folder.Write("Blueprints/aurora-failover.json", File.ReadAllText(Path.Combine(ProjectRoot.Path, "Blueprints/aurora-failover.json")));
    }

    [TearDown]
    public void End() => _world.Dispose();

    [Test]
    public async Task Every_stack_becomes_a_folder_with_a_readme()
    {
        (await ExportAsync()).ShouldBe(ExitCode.Fine, _world.Error);
        Directory.GetFiles(_world.Folder["hcl", "primary"]).Select(Path.GetFileName)
            .ShouldBe(["README.md", "functions.tf", "outputs.tf", "terraform.tfvars", "variables.tf", "versions.tf"], ignoreOrder: true);
    }

    [Test]
    public async Task The_readme_says_where_the_module_stands_in_the_order()
    {
        await ExportAsync();
        (await File.ReadAllTextAsync(_world.Folder["hcl", "primary", "README.md"])).ShouldContain("backend, **primary**.");
    }

    [Test]
    public async Task Variables_hold_what_the_settings_say_with_their_overrides()
    {
        _world.Stacks["primary"] = """{ "output": { "region": { "value": "eu-west-1" } } }""";
        await ExportAsync("--set", "primary.region=eu-west-1");
        (await File.ReadAllTextAsync(_world.Folder["hcl", "primary", "terraform.tfvars"])).ShouldBe("primary_region = \"eu-west-1\"\n");
    }

    [Test]
    public async Task Assets_come_along()
    {
        _world.Assets[("primary", "hook.zip")] = "zip";
        await ExportAsync();
        (await File.ReadAllTextAsync(_world.Folder["hcl", "primary", "assets", "hook.zip"])).ShouldBe("zip");
    }

    [Test]
    public async Task Terraform_formats_what_was_written()
    {
        await ExportAsync();
        _world.TerraformSteps.ShouldBe(["schemas init", "schemas providers", "modules fmt"]);
    }

    [Test]
    public async Task Terraform_s_own_provider_is_asked_too_since_it_knows_about_remote_states()
    {
        string? required = null;
        _world.Terraforms[("schemas", "init")] = () =>
        {
            required = File.ReadAllText(Path.Combine(_world.Processes.Requests[^1].WorkingFolder, "main.tf.json"));
            return new ProcessResult(0, "", "");
        };
        _world.Stacks["backend"] = """{ "terraform": { "required_providers": { "random": { "source": "hashicorp/random" } } } }""";
        await ExportAsync();
        JsonElement.Parse(required.ShouldNotBeNull()).GetProperty("terraform").GetProperty("required_providers").EnumerateObject().Select(provider => provider.Name).ShouldBe(["terraform", "random"]);
    }

    [Test]
    public async Task The_synthesized_stacks_of_others_are_left_alone()
    {
        await ExportAsync();
        Directory.Exists(_world.OutFolder).ShouldBeFalse();
    }

    [Test]
    public async Task An_export_that_nobody_touched_is_replaced()
    {
        await ExportAsync();
        _world.Stacks.Remove("backend");
        (await ExportAsync()).ShouldBe(ExitCode.Fine, _world.Error);
        Directory.Exists(_world.Folder["hcl", "backend"]).ShouldBeFalse();
    }

    [TestCase("primary/functions.tf", TestName = "a changed file")]
    [TestCase("primary/terraform.tfstate", TestName = "a state")]
    [TestCase("notes.txt", TestName = "a file of somebody's own")]
    public async Task An_export_that_somebody_worked_in_is_theirs(string file)
    {
        await ExportAsync();
        _world.Folder.Write($"hcl/{file}", "mine");
        (await ExportAsync()).ShouldBe(ExitCode.Usage);
        _world.Error.ShouldContain(file);
        (await File.ReadAllTextAsync(_world.Folder["hcl", file])).ShouldBe("mine");
    }

    [Test]
    public async Task A_folder_that_no_export_wrote_is_not_replaced()
    {
        var precious = _world.Folder.Write("hcl/main.tf", "mine");
        (await ExportAsync()).ShouldBe(ExitCode.Usage);
        File.ReadAllText(precious).ShouldBe("mine");
        _world.Processes.Requests.ShouldBeEmpty();
    }

    [Test]
    public async Task A_folder_that_only_looks_like_an_export_is_not_replaced()
    {
        _world.Folder.Write("hcl/.dr-export.json", "mine");
        (await ExportAsync()).ShouldBe(ExitCode.Usage);
    }

    [Test]
    public async Task A_file_in_the_place_of_the_folder_is_not_replaced()
    {
        _world.Folder.Write("hcl", "mine");
        (await ExportAsync()).ShouldBe(ExitCode.Usage);
    }

    [Test]
    public async Task An_empty_folder_is_filled()
    {
        Directory.CreateDirectory(_world.Folder["hcl"]);
        (await ExportAsync()).ShouldBe(ExitCode.Fine, _world.Error);
    }

    [TestCase("init")]
    [TestCase("providers")]
    public async Task A_provider_that_cannot_be_had_is_a_finding_in_Terraform_s_words(string step)
    {
        _world.TerraformResults[("schemas", step)] = new ProcessResult(1, "", "Error: no provider\n");
        (await ExportAsync()).ShouldBe(ExitCode.Findings);
        _world.Error.ShouldContain("Error: no provider");
    }

    [TestCase("primary", """{ "module": {} }""")]
    [TestCase("primary", """{ "resource": { "aws_moon": { "x": {} } } }""")]
    public async Task A_failure_writes_nothing(string stack, string json)
    {
        var before = Directory.GetFileSystemEntries(_world.Folder.Path, "*", SearchOption.AllDirectories);
        _world.Stacks[stack] = json;
        (await ExportAsync()).ShouldBe(ExitCode.Findings);
        Directory.GetFileSystemEntries(_world.Folder.Path, "*", SearchOption.AllDirectories).ShouldBe(before, ignoreOrder: true);
    }

    [Test]
    public async Task Exit_code_and_words_of_the_app_are_passed_on()
    {
        _world.AppResult = new ProcessResult(2, "", "suffix must not be empty");
        (await ExportAsync()).ShouldBe(ExitCode.Usage);
        _world.Error.ShouldStartWith("suffix must not be empty");
    }

    [Test]
    public async Task Without_a_folder_nothing_is_exported()
    {
        (await _world.RunAsync("export", "aurora-failover")).ShouldBe(ExitCode.Usage);
        _world.Error.ShouldContain("--out");
    }

    [Test]
    public async Task Without_Terraform_nothing_is_exported()
    {
        _world.Tools = _world.Tools with { Terraform = null };
        (await ExportAsync()).ShouldBe(ExitCode.MissingTool);
    }

    private Task<int> ExportAsync(params string[] options) => _world.RunAsync(["export", "aurora-failover", "--out", "hcl", .. options]);
}
