using DrTerraform.Terraform.Tests.Support;

namespace DrTerraform.Terraform.Tests;

/// <summary>The three ways to synthesize lead to the same bytes.</summary>
[TestFixture]
[Category("Terraform")]
public sealed class SynthTests
{
    // Both ways build first; a compiler that stays around would hold our output open.
    private static readonly Dictionary<string, string> NoBuildServers = new() { ["UseSharedCompilation"] = "false", ["MSBUILDDISABLENODEREUSE"] = "1" };

    private TemporaryFolder _folder = null!;

    [OneTimeSetUp]
    public async Task Synthesize()
    {
        _folder = new TemporaryFolder();
        Succeeded(await Project.DrAsync(Project.Root, ["synth", "--out", _folder["dr"]]));
        Succeeded(await Project.ToolAsync(Cdktf(), ["synth", "--output", _folder["cdktf"]], new(NoBuildServers) { ["CHECKPOINT_DISABLE"] = "1" }));
        Succeeded(await Project.ToolAsync("dotnet", ["run", "--project", "DrTerraform.csproj"], new(NoBuildServers) { ["CDKTF_OUTDIR"] = _folder["dotnet"] }));
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCaseSource(typeof(Project), nameof(Project.Stacks))]
    public void Cdktf_synth_writes_the_same_stack(string stack) => Stack("cdktf", stack).ShouldBe(Stack("dr", stack));

    [TestCaseSource(typeof(Project), nameof(Project.Stacks))]
    public void Dotnet_run_writes_the_same_stack(string stack) => Stack("dotnet", stack).ShouldBe(Stack("dr", stack));

    [TestCase("dr")]
    [TestCase("cdktf")]
    [TestCase("dotnet")]
    public void There_are_five_stacks_and_no_more(string way) =>
        Directory.GetDirectories(_folder[way, "stacks"]).Select(Path.GetFileName).Order().ShouldBe(Project.Stacks);

    private string Stack(string way, string stack) => File.ReadAllText(_folder[way, "stacks", stack, "cdk.tf.json"]);

    /// <summary>Fails rather than skips: a test that is skipped where a tool is missing proves nothing to those who read "passed".</summary>
    private static string Cdktf()
    {
        var cdktf = Environment.GetEnvironmentVariable("DR_CDKTF") is { Length: > 0 } named ? named : Path.Combine(Project.Root, ".dr/cdktf/node_modules/.bin/cdktf");
        File.Exists(cdktf).ShouldBeTrue($"cdktf-cli is needed and is not at {cdktf}; './dr test terraform' installs it");
        return cdktf;
    }

    private static void Succeeded(CommandResult result) => result.ExitCode.ShouldBe(0, result.ToString());
}
