using System.Net;
using System.Xml.Linq;
using DrTerraform.Integration.Tests.Support;

namespace DrTerraform.Integration.Tests.Deployed;

/// <summary>One region's private network.</summary>
[TestFixture(DeployedRegion.Primary)]
[TestFixture(DeployedRegion.Secondary)]
[Category("Integration")]
public sealed class NetworkTests(string role)
{
    private DeployedRegion _region = null!;
    private string _vpc = null!;
    private IReadOnlyList<XElement> _subnets = null!;
    private IReadOnlyList<XElement> _endpoints = null!;

    [OneTimeSetUp]
    public async Task Ask()
    {
        _region = Deployment.Current.Region(role);
        _vpc = _region.Output("vpc_id");
        _subnets = await DescribeAsync("DescribeSubnets", "vpc-id", "subnetSet/item");
        _endpoints = await DescribeAsync("DescribeVpcEndpoints", "vpc-id", "vpcEndpointSet/item");
    }

    [Test]
    [Property("Requirement", "A-NET-1")]
    public async Task The_network_has_the_regions_address_range() =>
        (await DescribeAsync("DescribeVpcs", "vpc-id", "vpcSet/item")).ShouldHaveSingleItem().Text("cidrBlock").ShouldBe(_region.Output("vpc_cidr"));

    [Test]
    [Property("Requirement", "A-NET-1")]
    public void Its_range_and_the_other_regions_do_not_overlap()
    {
        var (here, there) = (IPNetwork.Parse(_region.Output("vpc_cidr")), IPNetwork.Parse(_region.Peer.Output("vpc_cidr")));
        (here.Contains(there.BaseAddress) || there.Contains(here.BaseAddress)).ShouldBeFalse();
    }

    [TestCase("enableDnsSupport")]
    [TestCase("enableDnsHostnames")]
    [Property("Requirement", "A-NET-1")]
    public async Task Names_are_resolved_inside(string attribute) =>
        (await _region.QueryAsync(AwsService.Ec2, "DescribeVpcAttribute", ("VpcId", _vpc), ("Attribute", attribute))).Text($"{attribute}/value").ShouldBe("true");

    [Test]
    [Property("Requirement", "A-NET-1")]
    public void It_has_its_private_subnets_in_zones_of_their_own()
    {
        var ids = _region.Outputs("private_subnet_ids");
        ids.Count.ShouldBe(Deployment.Current.Settings.Network.AvailabilityZones);
        var inside = _subnets.Where(subnet => ids.Contains(subnet.Text("subnetId")!)).ToArray();
        inside.Length.ShouldBe(ids.Count);
        inside.Select(subnet => subnet.Text("availabilityZone")).ShouldBeUnique();
    }

    [Test]
    [Property("Requirement", "A-NET-1")]
    public void No_subnet_gives_public_addresses() => _subnets.ShouldAllBe(subnet => subnet.Text("mapPublicIpOnLaunch") == "false");

    [TestCase("DescribeInternetGateways", "attachment.vpc-id", "internetGatewaySet/item")]
    [TestCase("DescribeNatGateways", "vpc-id", "natGatewaySet/item")]
    [Property("Requirement", "A-NET-1")]
    public async Task There_is_no_way_to_the_internet(string action, string filter, string items)
    {
        Deployment.Current.NeedsNoNat();
        (await DescribeAsync(action, filter, items)).ShouldBeEmpty();
    }

    [Test]
    [Property("Requirement", "A-NET-1")]
    public async Task No_route_leads_everywhere()
    {
        Deployment.Current.NeedsNoNat();
        (await DescribeAsync("DescribeRouteTables", "vpc-id", "routeTableSet/item"))
            .SelectMany(table => table.All("routeSet/item"))
            .ShouldAllBe(route => route.Text("destinationCidrBlock") != "0.0.0.0/0" && route.Text("destinationIpv6CidrBlock") != "::/0");
    }

    [Test]
    [Property("Requirement", "A-NET-1")]
    public void DynamoDB_is_reached_through_a_gateway_of_the_network()
    {
        Deployment.Current.NeedsPayments();
        var gateway = Endpoint("dynamodb");
        gateway.Text("vpcEndpointType").ShouldBe("Gateway");
        gateway.Text("state").ShouldBe("available");
        gateway.All("routeTableIdSet/item").ShouldNotBeEmpty();
    }

    [Test]
    [Property("Requirement", "A-NET-1")]
    public void Secrets_are_reached_in_every_subnet_by_the_services_own_name()
    {
        Deployment.Current.NeedsPayments();
        Deployment.Current.NeedsNoNat();
        var inside = Endpoint("secretsmanager");
        inside.Text("vpcEndpointType").ShouldBe("Interface");
        inside.Text("state").ShouldBe("available");
        inside.Text("privateDnsEnabled").ShouldBe("true");
        inside.All("subnetIdSet/item").Select(subnet => subnet.Value).ShouldBe(_region.Outputs("private_subnet_ids"), ignoreOrder: true);
    }

    [Test]
    [Property("Requirement", "X-7")]
    public void Endpoints_serve_this_account_only()
    {
        var account = _region.Output("region_key_arn").Split(':')[4];
        _endpoints.ShouldAllBe(endpoint => Answers.Statements(endpoint.Text("policyDocument")!)
            .All(statement => statement.GetProperty("Condition").GetProperty("StringEquals").Text("aws:PrincipalAccount") == account));
    }

    [Test]
    [Property("Requirement", "A-NET-1")]
    public async Task All_traffic_is_logged()
    {
        var log = (await _region.QueryAsync(AwsService.Ec2, "DescribeFlowLogs", ("Filter.1.Name", "resource-id"), ("Filter.1.Value.1", _vpc))).All("flowLogSet/item").ShouldHaveSingleItem();
        log.Text("flowLogStatus").ShouldBe("ACTIVE");
        log.Text("trafficType").ShouldBe("ALL");
        await LogGroups.ShouldBeEncryptedAndForgetAsync(_region, LogGroups.NameIn(log.Text("logDestination")!));
    }

    private XElement Endpoint(string service) => _endpoints.Where(endpoint => endpoint.Text("serviceName") == $"com.amazonaws.{_region.Name}.{service}").ShouldHaveSingleItem();

    private async Task<IReadOnlyList<XElement>> DescribeAsync(string action, string filter, string items) =>
        (await _region.QueryAsync(AwsService.Ec2, action, ("Filter.1.Name", filter), ("Filter.1.Value.1", _vpc))).All(items);
}
