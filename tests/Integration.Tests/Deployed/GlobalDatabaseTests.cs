using System.Globalization;
using System.Xml.Linq;
using DrTerraform.Integration.Tests.Support;

namespace DrTerraform.Integration.Tests.Deployed;

/// <summary>What the two clusters are together. Holds in either role: nothing here asks which region writes.</summary>
[TestFixture]
[Category("Integration")]
public sealed class GlobalDatabaseTests
{
    private XElement _global = null!;
    private XElement[] _clusters = null!;

    [OneTimeSetUp]
    public async Task Ask()
    {
        _clusters = await Task.WhenAll(Deployment.Current.Regions.Select(region => region.ClusterAsync()));
        _global = await Deployment.Current.Regions[0].GlobalClusterAsync(_clusters[0].Text("DBClusterArn")!);
    }

    [Test]
    [Property("Requirement", "A-DB-1")]
    public void The_global_cluster_has_exactly_the_two_regions_clusters() =>
        Members.Select(member => member.Text("DBClusterArn")).ShouldBe(_clusters.Select(cluster => cluster.Text("DBClusterArn")), ignoreOrder: true);

    [Test]
    [Property("Requirement", "A-DB-1")]
    public void Exactly_one_member_writes() => Members.Count(member => member.Text("IsWriter") == "true").ShouldBe(1);

    [Test]
    [Property("Requirement", "A-DB-1")]
    public void It_runs_Aurora_PostgreSQL() => _clusters.Append(_global).Select(cluster => cluster.Text("Engine")).Distinct().ShouldBe(["aurora-postgresql"]);

    [Test]
    [Property("Requirement", "A-DB-1")]
    public void Both_members_run_the_version_of_the_global_cluster() => _clusters.Append(_global).Select(cluster => cluster.Text("EngineVersion")).Distinct().ShouldHaveSingleItem();

    [Test]
    [Property("Requirement", "X-6")]
    public void Its_storage_is_encrypted() => _global.Text("StorageEncrypted").ShouldBe("true");

    [Test]
    [Property("Requirement", "X-5")]
    public void It_can_be_deleted() => _global.Text("DeletionProtection").ShouldBe("false");

    [Test]
    [Property("Requirement", "X-12")]
    public void The_waiting_region_is_no_larger_than_the_other_and_never_empty()
    {
        var floors = _clusters.Select(cluster => cluster.Text("ServerlessV2ScalingConfiguration/MinCapacity")).ToArray();
        if (floors.All(floor => floor is null))
        {
            // Provisioned: then it is the number of instances that is smaller.
            var sizes = _clusters.Select(cluster => cluster.All("DBClusterMembers/DBClusterMember").Count).ToArray();
            sizes[1].ShouldBeInRange(1, sizes[0]);
            return;
        }

        var capacities = floors.Select(floor => double.Parse(floor!, CultureInfo.InvariantCulture)).ToArray();
        capacities[1].ShouldBeGreaterThan(0);
        capacities[1].ShouldBeLessThanOrEqualTo(capacities[0]);
    }

    private IReadOnlyList<XElement> Members => _global.All("GlobalClusterMembers/GlobalClusterMember");
}
