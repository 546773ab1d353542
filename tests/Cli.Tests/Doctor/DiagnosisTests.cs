using DrTerraform.Cli.Doctor;

namespace DrTerraform.Cli.Tests.Doctor;

[TestFixture]
public sealed class DiagnosisTests
{
    [TestCase(null, "Broken")]
    [TestCase("19.9.0", "Broken")]
    [TestCase("20.0.0", "Fine")]
    [TestCase("24.1.0", "Fine")]
    public void Node_is_needed_from_20_on(string? version, string status) => Diagnosis.Node(ToolVersion.In(version)).Status.ToString().ShouldBe(status);

    [TestCase(null, "Broken")]
    [TestCase("1.4.7", "Broken")]
    [TestCase("1.5.0", "Limited")]
    [TestCase("1.10.5", "Limited")]
    [TestCase("1.11.0", "Fine")]
    [Property("Requirement", "X-2")]
    public void Terraform_is_needed_from_1_5_on_and_for_write_only_secrets_from_1_11_on(string? version, string status) =>
        Diagnosis.Terraform(ToolVersion.In(version)).Status.ToString().ShouldBe(status);

    [TestCase(null, "Broken")]
    [TestCase("5.1.9", "Broken")]
    [TestCase("5.2.0", "Broken")]
    [TestCase("5.2.1", "Fine")]
    [TestCase("5.3.0", "Broken")]
    public void The_emulator_is_needed_in_the_version_that_is_corrected(string? version, string status) =>
        Diagnosis.MotoServer(ToolVersion.In(version)).Status.ToString().ShouldBe(status);

    [Test]
    public void A_mirror_that_is_not_there_breaks_nothing() => Diagnosis.Provider(null).Status.ShouldBe(ToolStatus.Limited);

    [Test]
    public void Cdktf_is_missed_by_some_commands_only() => Diagnosis.Cdktf(null).Status.ShouldBe(ToolStatus.Limited);

    [Test]
    public void A_missing_sdk_is_named_with_the_version_that_global_json_wants() =>
        Diagnosis.Dotnet(null, "10.0.100").Advice.ShouldBe("install the .NET SDK 10.0.100 or later of the same major version");

    [Test]
    public void What_is_not_fine_comes_with_advice()
    {
        ToolReport[] reports = [Diagnosis.Node(null), Diagnosis.Npm(null), Diagnosis.Terraform(null), Diagnosis.Terraform(new Version(1, 6)), Diagnosis.Provider(null), Diagnosis.MotoServer(null), Diagnosis.Cdktf(null)];
        reports.ShouldAllBe(report => report.Advice.Length > 0);
    }
}
