using DrTerraform.Cli.Terraform;

namespace DrTerraform.Cli.Tests.Terraform;

[TestFixture]
public sealed class PlanMessagesTests
{
    private const string Planned = """
        {"@level":"info","@message":"Terraform 1.11.4","type":"version","terraform":"1.11.4"}
        {"@level":"info","@message":"aws_vpc.main: Plan to create","type":"planned_change","change":{"action":"create"}}
        {"@level":"info","@message":"Plan: 7 to add, 2 to change, 1 to destroy.","type":"change_summary","changes":{"add":7,"change":2,"import":0,"remove":1,"operation":"plan"}}
        """;

    private const string Failed = """
        {"@level":"error","@message":"Error: no such key","type":"diagnostic","diagnostic":{"severity":"error","summary":"no such key","detail":"The key alias/x does not exist.","address":"data.aws_kms_alias.x","range":{"filename":"cdk.tf.json","start":{"line":12,"column":3,"byte":9},"end":{"line":12,"column":4,"byte":10}}}}
        """;

    [Test]
    public void Counts_are_those_of_the_summary() => PlanMessages.Parse(Planned).Changes.ShouldBe(new ChangeCounts(7, 2, 1));

    [Test]
    public void Without_a_summary_there_are_no_counts() => PlanMessages.Parse(Failed).Changes.ShouldBeNull();

    [Test]
    public void The_log_has_the_messages_without_their_wrapping() =>
        PlanMessages.Parse(Planned).Lines.ShouldBe(["Terraform 1.11.4", "aws_vpc.main: Plan to create", "Plan: 7 to add, 2 to change, 1 to destroy."]);

    [Test]
    public void An_error_is_kept_with_its_address() =>
        PlanMessages.Parse(Failed).Diagnostics.ShouldBe([new TerraformDiagnostic(true, "no such key", "The key alias/x does not exist.", "data.aws_kms_alias.x")]);

    [Test]
    public void Words_of_a_crash_in_between_are_kept_for_the_log() =>
        PlanMessages.Parse($"panic: runtime error\n{Planned}\n[1]\n").Lines.ShouldContain("panic: runtime error");
}
