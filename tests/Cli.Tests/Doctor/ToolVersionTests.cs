using DrTerraform.Cli.Doctor;

namespace DrTerraform.Cli.Tests.Doctor;

[TestFixture]
public sealed class ToolVersionTests
{
    [TestCase("v20.20.2\n", "20.20.2")]
    [TestCase("10.0.100-rc.1", "10.0.100")]
    [TestCase("{ \"terraform_version\": \"1.11.4\" }", "1.11.4")]
    [TestCase("a notice\n0.21.0\n", "0.21.0")]
    public void A_version_is_found_in_what_tools_say(string said, string version) => ToolVersion.In(said).ShouldBe(Version.Parse(version));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("command not found")]
    public void Without_a_version_there_is_none(string? said) => ToolVersion.In(said).ShouldBeNull();
}
