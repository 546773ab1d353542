using DrTerraform.Policies.Tests.Support;

namespace DrTerraform.Policies.Tests;

[TestFixture]
public sealed class GoodDeploymentTests
{
    [Test]
    public void A_good_deployment_has_no_findings() => PolicyBook.Check(Example.Good().Deployment).ShouldBeEmpty();

    [Test]
    public void A_good_deployment_needs_no_advice() => PolicyBook.Advise(Example.Good().Deployment).ShouldBeEmpty();
}
