using System.Xml.Linq;
using DrTerraform.Integration.Tests.Support;

namespace DrTerraform.Integration.Tests.Deployed;

/// <summary>Who may speak to whom in one region's network.</summary>
[TestFixture(DeployedRegion.Primary)]
[TestFixture(DeployedRegion.Secondary)]
[Category("Integration")]
public sealed class SecurityGroupTests(string role)
{
    private DeployedRegion _region = null!;
    private IReadOnlyList<XElement> _groups = null!;
    private XElement _functions = null!;
    private XElement _database = null!;
    private string _port = null!;

    [OneTimeSetUp]
    public async Task Ask()
    {
        Deployment.Current.NeedsPayments();
        _region = Deployment.Current.Region(role);
        _groups = (await _region.QueryAsync(AwsService.Ec2, "DescribeSecurityGroups", ("Filter.1.Name", "vpc-id"), ("Filter.1.Value.1", _region.Output("vpc_id")))).All("securityGroupInfo/item");
        var cluster = await _region.ClusterAsync();
        _port = cluster.Text("Port")!;
        _database = Group(cluster.All("VpcSecurityGroups/VpcSecurityGroupMembership").ShouldHaveSingleItem().Text("VpcSecurityGroupId")!);
        var function = await _region.FunctionAsync("payment_webhook_function");
        _functions = Group(function.GetProperty("VpcConfig").All("SecurityGroupIds").ShouldHaveSingleItem().GetString()!);
    }

    [Test]
    [Property("Requirement", "A-NET-1")]
    public void No_rule_names_everybody()
    {
        Deployment.Current.NeedsNoNat();
        _groups.SelectMany(group => group.All("ipPermissions/item").Concat(group.All("ipPermissionsEgress/item"))).ShouldAllBe(rule => rule.All("ipRanges/item").All(range => range.Text("cidrIp") != "0.0.0.0/0") && rule.All("ipv6Ranges/item").All(range => range.Text("cidrIpv6") != "::/0"));
    }

    [Test]
    [Property("Requirement", "A-NET-1")]
    public void The_default_group_is_closed()
    {
        var group = _groups.Where(candidate => candidate.Text("groupName") == "default").ShouldHaveSingleItem();
        group.All("ipPermissions/item").ShouldBeEmpty();
        group.All("ipPermissionsEgress/item").ShouldBeEmpty();
    }

    [Test]
    [Property("Requirement", "A-NET-1")]
    public void Nobody_connects_to_a_function() => _functions.All("ipPermissions/item").ShouldBeEmpty();

    [Test]
    [Property("Requirement", "A-NET-1")]
    public void The_database_takes_connections_from_functions_and_the_peer_network_on_its_port_only()
    {
        var rules = _database.All("ipPermissions/item");
        rules.ShouldAllBe(rule => rule.Text("ipProtocol") == "tcp" && rule.Text("fromPort") == _port && rule.Text("toPort") == _port);
        rules.SelectMany(rule => rule.All("groups/item")).Select(source => source.Text("groupId")).ShouldBe([_functions.Text("groupId")]);
        rules.SelectMany(rule => rule.All("ipRanges/item")).Select(source => source.Text("cidrIp")).ShouldBe([_region.Peer.Output("vpc_cidr")]);
    }

    [Test]
    [Property("Requirement", "A-NET-1")]
    public void The_database_connects_to_nobody() => _database.All("ipPermissionsEgress/item").ShouldBeEmpty();

    [Test]
    [Property("Requirement", "A-NET-1")]
    public void Functions_reach_the_database() => _functions.All("ipPermissionsEgress/item")
        .Where(rule => rule.Text("fromPort") == _port)
        .SelectMany(rule => rule.All("groups/item"))
        .Select(target => target.Text("groupId"))
        .ShouldBe([_database.Text("groupId")]);

    [Test]
    [Property("Requirement", "A-FN-2")]
    public void Functions_reach_AWS_by_the_networks_endpoints_alone()
    {
        Deployment.Current.NeedsNoNat();
        _functions.All("ipPermissionsEgress/item").Where(rule => rule.Text("fromPort") != _port)
            .ShouldAllBe(rule => rule.Text("fromPort") == "443" && rule.All("ipRanges/item").Count == 0 && rule.All("prefixListIds/item").Count + rule.All("groups/item").Count > 0);
    }

    private XElement Group(string id) => _groups.Where(group => group.Text("groupId") == id).ShouldHaveSingleItem();
}
