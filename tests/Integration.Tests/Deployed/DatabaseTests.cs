using System.Globalization;
using System.Xml.Linq;
using DrTerraform.Integration.Tests.Support;

namespace DrTerraform.Integration.Tests.Deployed;

/// <summary>One region's cluster and its instances.</summary>
[TestFixture(DeployedRegion.Primary)]
[TestFixture(DeployedRegion.Secondary)]
[Category("Integration")]
public sealed class DatabaseTests(string role)
{
    private DeployedRegion _region = null!;
    private XElement _cluster = null!;
    private IReadOnlyList<XElement> _instances = null!;

    [OneTimeSetUp]
    public async Task Ask()
    {
        Deployment.Current.NeedsPayments();
        _region = Deployment.Current.Region(role);
        _cluster = await _region.ClusterAsync();
        _instances = await _region.DatabaseInstancesAsync();
    }

    [Test]
    [Property("Requirement", "A-DB-1")]
    public void The_cluster_is_available() => _cluster.Text("Status").ShouldBe("available");

    [Test]
    [Property("Requirement", "A-DB-1")]
    public void It_has_an_instance_that_could_be_promoted() => _instances.Select(instance => instance.Text("DBInstanceStatus")).ShouldContain("available");

    [Test]
    [Property("Requirement", "A-DB-1")]
    public void No_instance_is_of_a_burstable_class_which_global_databases_do_not_have() =>
        _instances.ShouldAllBe(instance => !instance.Text("DBInstanceClass")!.StartsWith("db.t", StringComparison.Ordinal));

    [Test]
    [Property("Requirement", "A-DB-1")]
    public async Task Its_instances_are_of_the_class_of_the_other_region() =>
        _instances.Concat(await _region.Peer.DatabaseInstancesAsync()).Select(instance => instance.Text("DBInstanceClass")).Distinct().ShouldHaveSingleItem();

    [Test]
    [Property("Requirement", "A-DB-2")]
    public void Backups_are_kept_for_seven_days() => _cluster.Text("BackupRetentionPeriod").ShouldBe("7");

    [Test]
    [Property("Requirement", "X-6")]
    public void Its_storage_is_encrypted_under_the_regions_own_key() => _cluster.Text("KmsKeyId").ShouldBe(_region.Output("region_key_arn"));

    [Test]
    [Property("Requirement", "X-6")]
    public async Task Connections_without_TLS_are_refused()
    {
        var parameters = await _region.QueryAsync(AwsService.Rds, "DescribeDBClusterParameters", ("DBClusterParameterGroupName", _cluster.Text("DBClusterParameterGroup")!), ("Source", "user"));
        parameters.All("DescribeDBClusterParametersResult/Parameters/Parameter")
            .Where(parameter => parameter.Text("ParameterName") == "rds.force_ssl")
            .ShouldHaveSingleItem().Text("ParameterValue").ShouldBe("1");
    }

    [Test]
    [Property("Requirement", "A-NET-1")]
    public async Task It_lives_in_the_regions_private_subnets()
    {
        var group = (await _region.QueryAsync(AwsService.Rds, "DescribeDBSubnetGroups", ("DBSubnetGroupName", _cluster.Text("DBSubnetGroup")!)))
            .All("DescribeDBSubnetGroupsResult/DBSubnetGroups/DBSubnetGroup").ShouldHaveSingleItem();
        group.All("Subnets/Subnet").Select(subnet => subnet.Text("SubnetIdentifier")).ShouldBe(_region.Outputs("private_subnet_ids"), ignoreOrder: true);
    }

    [Test]
    [Property("Requirement", "A-NET-1")]
    public void No_instance_has_a_public_address() => _instances.Select(instance => instance.Text("PubliclyAccessible")).ShouldAllBe(isPublic => isPublic == "false");

    [Test]
    [Property("Requirement", "A-MON-1")]
    public void Every_instance_is_watched_from_inside() =>
        _instances.ShouldAllBe(instance => int.Parse(instance.Text("MonitoringInterval") ?? "0", CultureInfo.InvariantCulture) > 0 && instance.Text("MonitoringRoleArn") != null);

    [Test]
    [Property("Requirement", "A-MON-1")]
    public void Its_log_goes_to_CloudWatch() => _cluster.All("EnabledCloudwatchLogsExports/member").Select(export => export.Value).ShouldContain("postgresql");

    [Test]
    [Property("Requirement", "X-6")]
    public async Task Its_log_group_is_encrypted_and_forgets() =>
        await LogGroups.ShouldBeEncryptedAndForgetAsync(_region, $"/aws/rds/cluster/{_region.ClusterIdentifier()}/postgresql");

    [Test]
    [Property("Requirement", "X-5")]
    public void It_can_be_deleted() => _cluster.Text("DeletionProtection").ShouldBe("false");
}
