using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using DrTerraform.Terraform.Tests.Support;

namespace DrTerraform.Terraform.Tests.Export;

/// <summary>For every blueprint: `./dr export` writes what Terraform takes for the same deployment as the JSON of `./dr synth`.</summary>
[TestFixtureSource(nameof(Blueprints))]
[Category("Terraform")]
public sealed class ExportTests(string blueprint)
{
    // The configuration and what follows from its text differ by nature: one names variables, the other does not.
    private static readonly string[] OfTheText = ["configuration", "variables", "relevant_attributes", "timestamp"];

    // A plan is mostly waiting for AWS's provider to start; more at once would only wait for the processors.
    private const int StacksAtOnce = 3;

    private readonly ConcurrentDictionary<string, (CommandResult Validation, CommandResult Plan, string[] Differences)> _modules = [];
    private TemporaryFolder _folder = null!;
    private CommandResult _export = null!;

    private static IEnumerable<string> Blueprints => Directory.GetFiles(Path.Combine(Project.Root, "Blueprints"), "*.json")
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Where(name => !name.EndsWith(".schema", StringComparison.Ordinal));

    [OneTimeSetUp]
    public async Task Export()
    {
        _folder = new TemporaryFolder();
        _export = await Project.DrAsync(_folder.Path, ["export", blueprint, "--out", "hcl"]);
        var synth = await Project.DrAsync(_folder.Path, ["synth", blueprint, "--out", "json"]);
        if (_export.ExitCode != 0 || synth.ExitCode != 0)
        {
            return;
        }

        using var aws = await LocalAws.StartAsync();
        await PretendNeighboursAsync(aws);
        await Parallel.ForEachAsync(Project.Stacks, new ParallelOptions { MaxDegreeOfParallelism = StacksAtOnce }, async (stack, _) => _modules[stack] = await CompareAsync(stack, aws));
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void The_export_succeeds() => _export.ExitCode.ShouldBe(0, _export.ToString());

    [Test]
    public async Task Every_file_is_formatted()
    {
        var format = await Project.TerraformAsync(_folder["hcl"], ["fmt", "-check", "-recursive", "-no-color"], []);
        format.ExitCode.ShouldBe(0, format.ToString());
    }

    [TestCaseSource(typeof(Project), nameof(Project.Stacks))]
    public void Validate_is_silent(string stack) =>
        JsonElement.Parse(Module(stack).Validation.Output).GetProperty("diagnostics").GetArrayLength().ShouldBe(0, Module(stack).Validation.ToString());

    [TestCaseSource(typeof(Project), nameof(Project.Stacks))]
    public void The_plan_is_made_without_a_word(string stack)
    {
        Module(stack).Plan.ExitCode.ShouldBe(0, Module(stack).Plan.ToString());
        Module(stack).Plan.Output.ShouldNotContain("\"type\":\"diagnostic\"");
    }

    [TestCaseSource(typeof(Project), nameof(Project.Stacks))]
    public void The_plan_is_that_of_the_JSON(string stack) => Module(stack).Differences.ShouldBeEmpty();

    private (CommandResult Validation, CommandResult Plan, string[] Differences) Module(string stack) =>
        _modules.TryGetValue(stack, out var module) ? module : throw new AssertionException($"there is nothing to compare: {_export}");

    private async Task<(CommandResult Validation, CommandResult Plan, string[] Differences)> CompareAsync(string stack, LocalAws aws)
    {
        var hcl = _folder["hcl", stack];
        var json = _folder["json", "stacks", stack];
        // Terraform's own folder serves both: the same providers, and a state that is nobody's.
        var environment = new Dictionary<string, string>(aws.Environment) { ["TF_DATA_DIR"] = Path.Combine(hcl, ".terraform") };
        foreach (var folder in new[] { hcl, json })
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "state_override.tf"), "terraform {\n  backend \"local\" {}\n}\n");
        }

        var init = await Project.TerraformAsync(hcl, ["init", "-input=false", "-no-color"], environment);
        init.ExitCode.ShouldBe(0, init.ToString());
        File.Copy(Path.Combine(hcl, ".terraform.lock.hcl"), Path.Combine(json, ".terraform.lock.hcl"));

        var validation = Project.TerraformAsync(hcl, ["validate", "-json"], environment);
        var plans = await Task.WhenAll(PlanAsync(json, environment), PlanAsync(hcl, environment));
        return (await validation, plans[1].Result, [.. JsonDifferences.Between(plans[0].Document, plans[1].Document)]);
    }

    private static async Task<(CommandResult Result, JsonElement? Document)> PlanAsync(string folder, Dictionary<string, string> environment)
    {
        var plan = await Project.TerraformAsync(folder, ["plan", "-input=false", "-lock=false", "-json", "-out=plan"], environment);
        if (plan.ExitCode != 0)
        {
            return (plan, null);
        }

        var show = await Project.TerraformAsync(folder, ["show", "-json", "plan"], environment);
        var document = JsonNode.Parse(show.Output)!.AsObject();
        foreach (var section in OfTheText)
        {
            document.Remove(section);
        }

        return (plan, JsonSerializer.SerializeToElement(document));
    }

    /// <summary>The states that a stack reads of others, so that it has a plan without them being applied: every output holds its own name.</summary>
    private async Task PretendNeighboursAsync(LocalAws aws)
    {
        foreach (var stack in Project.Stacks)
        {
            var json = JsonElement.Parse(await File.ReadAllTextAsync(_folder["json", "stacks", stack, "cdk.tf.json"]));
            if (!json.GetProperty("terraform").GetProperty("backend").TryGetProperty("s3", out var backend))
            {
                continue;
            }

            var outputs = json.GetProperty("output").EnumerateObject().ToDictionary(output => output.Name, output => new { value = $"{stack}-{output.Name.ToLowerInvariant()}", type = "string" });
            var state = JsonSerializer.Serialize(new { version = 4, terraform_version = "1.11.0", serial = 1, lineage = stack, outputs, resources = Array.Empty<object>() });
            await aws.PutAsync(backend.GetProperty("bucket").GetString()!, backend.GetProperty("key").GetString()!, state);
        }
    }
}
