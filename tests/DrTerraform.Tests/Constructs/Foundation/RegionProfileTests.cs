using DrTerraform.Constructs.Foundation;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Foundation;

[TestFixture]
public sealed class RegionProfileTests
{
    [Test]
    [Property("Requirement", "X-1")]
    public void The_rows_name_the_two_aliases_and_their_roles_in_routing()
    {
        (RegionProfile.Primary.Alias, RegionProfile.Primary.RoutingRole).ShouldBe(("primary", "PRIMARY"));
        (RegionProfile.Secondary.Alias, RegionProfile.Secondary.RoutingRole).ShouldBe(("secondary", "SECONDARY"));
    }

    [Test]
    public void Each_rows_peer_is_the_other_row()
    {
        var settings = Some.Settings();
        RegionProfile.Primary.Peer(settings).ShouldBe(RegionProfile.Secondary.Region(settings));
        RegionProfile.Secondary.Peer(settings).ShouldBe(RegionProfile.Primary.Region(settings));
    }
}
