using DrTerraform.Cli.Terraform;

namespace DrTerraform.Cli.Tests.Terraform;

[TestFixture]
public sealed class ValidationReportTests
{
    [TestCase("error", "Unsupported argument", "no argument \\\"nme\\\"", true)]
    [TestCase("warning", "Deprecated attribute", "use region instead of name", true)]
    [TestCase("warning", "Deprecated Parameter", "The parameter \\\"dynamodb_table\\\" is deprecated. Use parameter \\\"use_lockfile\\\" instead.", false)]
    [TestCase("error", "Deprecated Parameter", "dynamodb_table", true)]
    [TestCase("warning", "Unused", "dynamodb_table", true)]
    public void Everything_is_a_finding_but_the_warning_about_the_lock_table(string severity, string summary, string detail, bool finding)
    {
        var json = $$"""{"valid":true,"diagnostics":[{"severity":"{{severity}}","summary":"{{summary}}","detail":"{{detail}}"}]}""";
        ValidationReport.Parse(json)!.Findings.Count.ShouldBe(finding ? 1 : 0);
    }

    [Test]
    public void A_finding_without_an_address_is_placed_by_file_and_line()
    {
        var json = """{"diagnostics":[{"severity":"error","summary":"Bad","detail":"","range":{"filename":"cdk.tf.json","start":{"line":5,"column":1}}}]}""";
        ValidationReport.Parse(json)!.Findings.ShouldHaveSingleItem().ToString().ShouldBe("Error: Bad (cdk.tf.json:5)");
    }

    [Test]
    public void What_is_no_report_is_not_taken_for_an_empty_one() => ValidationReport.Parse("panic: boom").ShouldBeNull();
}
