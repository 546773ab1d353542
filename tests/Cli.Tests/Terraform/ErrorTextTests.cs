using DrTerraform.Cli.Terraform;

namespace DrTerraform.Cli.Tests.Terraform;

[TestFixture]
public sealed class ErrorTextTests
{
    [Test]
    public void The_text_starts_at_the_first_error_and_loses_its_frame() =>
        ErrorText.First("Initializing the backend...\n╷\n│ Error: Failed to get existing workspaces\n│ \n│ no such bucket\n╵\n")
            .ShouldBe("Error: Failed to get existing workspaces\nno such bucket");

    [Test]
    public void Without_an_error_the_last_lines_speak() =>
        ErrorText.First(string.Join('\n', Enumerable.Range(1, 100).Select(line => $"line {line}"))).ShouldEndWith("line 100");
}
