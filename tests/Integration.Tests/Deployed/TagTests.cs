using DrTerraform.Integration.Tests.Support;

namespace DrTerraform.Integration.Tests.Deployed;

/// <summary>The default tags, on everything that can carry them.</summary>
[TestFixture(DeployedRegion.Primary)]
[TestFixture(DeployedRegion.Secondary)]
[Category("Integration")]
public sealed class TagTests(string role)
{
    private static IEnumerable<string> Kinds => TaggedThings.Kinds.Keys;

    [TestCaseSource(nameof(Kinds))]
    [Property("Requirement", "X-11")]
    [Property("Requirement", "A-TAG-1")]
    public async Task It_carries_the_tags_of_environment_region_and_cost_centre(string kind)
    {
        var things = await TaggedThings.Kinds[kind](Deployment.Current.Region(role));
        things.ShouldNotBeEmpty();
        foreach (var thing in things)
        {
            thing.ShouldCarry(role);
        }
    }
}
