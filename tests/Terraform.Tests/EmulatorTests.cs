using DrTerraform.Terraform.Tests.Support;

namespace DrTerraform.Terraform.Tests;

/// <summary>The emulator is Python and so are its tests; they belong to the same run.</summary>
[TestFixture]
[Category("Terraform")]
public sealed class EmulatorTests
{
    [Test]
    [Property("Requirement", "X-10")]
    public async Task Every_correction_of_the_emulator_holds_and_is_missed_without_it()
    {
        var server = Project.Tool("DR_MOTO_SERVER", "moto");
        var proof = await Project.ToolAsync(
            Path.Combine(Path.GetDirectoryName(server)!, "python3"),
            ["-m", "tests"],
            new Dictionary<string, string> { ["PYTHONPATH"] = Path.Combine(Project.Root, "emulator"), ["PYTHONDONTWRITEBYTECODE"] = "1" });

        proof.ExitCode.ShouldBe(0, proof.ToString());
        proof.Output.ShouldContain(" 0 complaints");
    }
}
