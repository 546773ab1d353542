using DrTerraform.Policies.Tests.Support;

namespace DrTerraform.Policies.Tests;

[TestFixture]
public sealed class ExemptionTests
{
    private static readonly Exemption Fitting = new("DR049", "global/aws_s3_bucket.East", "a bucket of the auditors");

    [Test]
    public void A_finding_with_an_exemption_is_accepted() => PolicyBook.Check(Protected(), [Fitting]).ShouldBeEmpty();

    [Test]
    public void A_pattern_covers_many_addresses() => PolicyBook.Check(Protected(), [Fitting with { Address = "*/aws_s3_bucket.*" }]).ShouldBeEmpty();

    [Test]
    public void An_exemption_of_another_policy_covers_nothing() =>
        PolicyBook.Check(Protected(), [Fitting with { PolicyId = "DR050" }]).Select(finding => finding.PolicyId).ShouldBe(["DR049", "DR050"]);

    [Test]
    public void An_unused_exemption_is_a_finding() =>
        PolicyBook.Check(Example.Good().Deployment, [Fitting]).ShouldHaveSingleItem()
            .ShouldBe(new Finding("DR049", "global/aws_s3_bucket.East", "the exemption covers no finding: remove it"));

    [TestCase("")]
    [TestCase("  ")]
    [Property("Requirement", "T-10")]
    public void An_exemption_without_a_reason_is_a_finding(string reason) =>
        PolicyBook.Check(Protected(), [Fitting with { Reason = reason }]).ShouldHaveSingleItem()
            .Message.ShouldBe("the exemption has no reason: write down why the policy does not apply");

    [Test]
    public void Every_exemption_of_the_book_has_a_reason() => PolicyBook.Exemptions.ShouldAllBe(exemption => exemption.Reason.Length > 10);

    private static Deployment Protected() => Example.Good().Set("global/aws_s3_bucket.East", "lifecycle prevent_destroy", "true").Deployment;
}
