using DrTerraform.Integration.Tests.Support;

namespace DrTerraform.Integration.Tests;

/// <summary>What all other tests stand on: the one failure when there is no deployment to ask.</summary>
[TestFixture]
[Category("Integration")]
public sealed class OutputsTests
{
    [Test]
    [Property("Requirement", "X-1")]
    [Property("Requirement", "X-10")]
    public async Task A_deployment_over_two_regions_answers()
    {
        Deployment.Current.Regions.Select(region => region.Name).Distinct().Count().ShouldBe(2);
        await Deployment.Current.ReachAsync();
    }
}
