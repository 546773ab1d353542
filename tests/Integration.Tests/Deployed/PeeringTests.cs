using System.Xml.Linq;
using DrTerraform.Integration.Tests.Support;

namespace DrTerraform.Integration.Tests.Deployed;

/// <summary>The way between the networks, as one region sees it.</summary>
[TestFixture(DeployedRegion.Primary)]
[TestFixture(DeployedRegion.Secondary)]
[Category("Integration")]
public sealed class PeeringTests(string role)
{
    private DeployedRegion _region = null!;
    private XElement _connection = null!;

    [OneTimeSetUp]
    public async Task Ask()
    {
        Deployment.Current.NeedsPayments();
        _region = Deployment.Current.Region(role);
        string[] networks = [_region.Output("vpc_id"), _region.Peer.Output("vpc_id")];
        _connection = (await _region.QueryAsync(AwsService.Ec2, "DescribeVpcPeeringConnections", ("Filter.1.Name", "status-code"), ("Filter.1.Value.1", "active")))
            .All("vpcPeeringConnectionSet/item")
            .Where(connection => networks.Contains(connection.Text("requesterVpcInfo/vpcId")) && networks.Contains(connection.Text("accepterVpcInfo/vpcId")))
            .ShouldHaveSingleItem($"active connections between {string.Join(" and ", networks)}");
    }

    [Test]
    [Property("Requirement", "A-NET-1")]
    public void The_connection_joins_the_two_regions() =>
        new[] { _connection.Text("requesterVpcInfo/region"), _connection.Text("accepterVpcInfo/region") }.ShouldBe([_region.Name, _region.Peer.Name], ignoreOrder: true);

    [Test]
    [Property("Requirement", "A-NET-1")]
    public async Task Every_subnet_has_a_route_to_the_other_network()
    {
        foreach (var subnet in _region.Outputs("private_subnet_ids"))
        {
            var table = (await _region.QueryAsync(AwsService.Ec2, "DescribeRouteTables", ("Filter.1.Name", "association.subnet-id"), ("Filter.1.Value.1", subnet))).All("routeTableSet/item").ShouldHaveSingleItem();
            var route = table.All("routeSet/item").Where(candidate => candidate.Text("destinationCidrBlock") == _region.Peer.Output("vpc_cidr")).ShouldHaveSingleItem($"{subnet} in {_region}");
            route.Text("vpcPeeringConnectionId").ShouldBe(_connection.Text("vpcPeeringConnectionId"));
            route.Text("state").ShouldBe("active");
        }
    }
}
