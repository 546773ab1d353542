using System.Text.Json;
using DrTerraform.Constructs.Database;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Database;

[TestFixture]
public sealed class GlobalDatabaseTests
{
    private JsonElement _cluster;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _ = new GlobalDatabase(stack, "Database", new GlobalDatabaseProps { Placement = Some.Placement(stack), Settings = Some.Settings().Database! with { EngineVersion = "13.7" } });
        _cluster = SynthesizedStack.Of(stack).Only("aws_rds_global_cluster");
    }

    [Test]
    [Property("Requirement", "A-DB-1")]
    public void It_is_Aurora_PostgreSQL_of_the_version_in_the_settings() => _cluster.ShouldSatisfyAllConditions(
        cluster => cluster.Text("engine").ShouldBe("aurora-postgresql"),
        cluster => cluster.Text("engine_version").ShouldBe("13.7"));

    [Test]
    public void An_old_version_is_kept_at_its_price_instead_of_being_upgraded_by_AWS() => _cluster.Text("engine_lifecycle_support").ShouldBe("open-source-rds-extended-support");

    [Test]
    [Property("Requirement", "X-6")]
    public void Its_storage_is_encrypted() => _cluster.Flag("storage_encrypted").ShouldBeTrue();

    [Test]
    [Property("Requirement", "X-5")]
    public void It_can_be_destroyed_in_either_role() => _cluster.ShouldSatisfyAllConditions(
        cluster => cluster.Flag("deletion_protection").ShouldBeFalse(),
        cluster => cluster.Flag("force_destroy").ShouldBeTrue());

    [Test]
    [Property("Requirement", "X-4")]
    public void Its_name_is_of_no_region_since_its_members_join_by_it() => _cluster.Text("global_cluster_identifier").ShouldBe("aurora-payments-global-dr-test");
}
