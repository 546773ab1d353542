using DrTerraform.Terraform.Tests.Support;

namespace DrTerraform.Terraform.Tests;

/// <summary>Broken settings through the whole of it: script, command line, app.</summary>
[TestFixture]
[Category("Terraform")]
public sealed class BrokenSettingsTests
{
    private TemporaryFolder _elsewhere = null!;
    private CommandResult _synth = null!;

    [OneTimeSetUp]
    public async Task Synthesize()
    {
        _elsewhere = new TemporaryFolder();
        await File.WriteAllTextAsync(_elsewhere["broken.json"], """{ "noSuchKey": 1, "norThisOne": 2 }""");
        _synth = await Project.DrAsync(_elsewhere.Path, ["synth", "--settings", "broken.json", "--out", "out"]);
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _elsewhere.Dispose();

    [Test]
    public void The_exit_code_says_usage() => _synth.ExitCode.ShouldBe(2, _synth.ToString());

    [TestCase("noSuchKey")]
    [TestCase("norThisOne")]
    public void Every_problem_is_named(string problem) => _synth.Error.ShouldContain(problem);

    [Test]
    public void Nothing_is_written() => Directory.GetFileSystemEntries(_elsewhere.Path).ShouldBe([_elsewhere["broken.json"]]);
}
