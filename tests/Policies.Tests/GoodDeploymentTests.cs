using DrTerraform.Policies.Tests.Support;

namespace DrTerraform.Policies.Tests;

[TestFixture]
public sealed class GoodDeploymentTests
{
    [Test]
    public void A_good_deployment_has_no_findings() => PolicyBook.Check(Example.Good().Deployment).ShouldBeEmpty();
}
