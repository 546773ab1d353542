using DrTerraform.Cli.Processes;
using DrTerraform.Cli.Tests.Support;

namespace DrTerraform.Cli.Tests.Doctor;

[TestFixture]
public sealed class DoctorCommandTests
{
    private World _world = null!;

    [SetUp]
    public void Start()
    {
        _world = new World();
        _world.Tools = _world.Tools with
        {
            Terraform = "/tools/tf",
            MotoServer = _world.Folder.WriteScript("moto_server", ""),
            TerraformMirror = _world.Folder["mirror"],
        };
        _world.Folder.Write("mirror/host/hashicorp/aws/5.100.0/linux_amd64/provider", "");
        _world.OtherResults["dotnet"] = new ProcessResult(0, "10.0.401\n", "");
        _world.OtherResults["node"] = new ProcessResult(0, "v22.1.0\n", "");
        _world.OtherResults["npm"] = new ProcessResult(0, "11.0.0\n", "");
        _world.OtherResults["/tools/tf"] = new ProcessResult(0, """{"terraform_version": "1.11.4"}""", "");
        _world.OtherResults["python3"] = new ProcessResult(0, "5.2.1\n", "");
    }

    [TearDown]
    public void End() => _world.Dispose();

    [Test]
    public async Task With_every_needed_tool_the_exit_code_is_fine() => (await _world.RunAsync("doctor")).ShouldBe(ExitCode.Fine, _world.Output);

    [TestCase(".NET SDK", "10.0.401")]
    [TestCase("node", "22.1.0")]
    [TestCase("npm", "11.0.0")]
    [TestCase("terraform", "1.11.4")]
    [TestCase("moto_server", "5.2.1")]
    [TestCase("cdktf-cli", "-")]
    [TestCase("PostgreSQL", "-")]
    [TestCase("native AOT", "its packages can be restored")]
    public async Task Each_tool_has_a_row_with_what_was_found(string tool, string found)
    {
        await _world.RunAsync("doctor");
        Row(tool)[1].ShouldBe(found);
    }

    [Test]
    public async Task The_provider_is_found_in_the_mirror()
    {
        await _world.RunAsync("doctor");
        Row("AWS provider")[1].ShouldStartWith("5.100.0 in ");
    }

    [TestCase("node")]
    [TestCase("npm")]
    [TestCase("dotnet")]
    [TestCase("/tools/tf")]
    [TestCase("python3")]
    public async Task A_tool_that_does_not_run_exits_3(string program)
    {
        _world.OtherResults[program] = new ProcessResult(1, "", "not found");
        (await _world.RunAsync("doctor")).ShouldBe(ExitCode.MissingTool);
    }

    private string[] Row(string tool) =>
        _world.Output.Split('\n').Single(line => line.StartsWith($"│ {tool} ", StringComparison.Ordinal))
            .Split('│', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
