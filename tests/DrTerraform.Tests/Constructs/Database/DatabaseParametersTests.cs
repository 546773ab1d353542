using System.Text.Json;
using DrTerraform.Constructs.Database;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Database;

[TestFixture]
public sealed class DatabaseParametersTests
{
    private SynthesizedStack _stack = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        Declare("Bounded", RegionProfile.Primary, rpoLimitSeconds: 30);
        Declare("Free", RegionProfile.Secondary, rpoLimitSeconds: null);
        _stack = SynthesizedStack.Of(stack);

        void Declare(string id, RegionProfile profile, int? rpoLimitSeconds) => _ = new DatabaseParameters(stack, id, new DatabaseParametersProps
        {
            Placement = Some.Placement(stack, profile),
            Settings = Some.Settings().Database!,
            RpoLimitSeconds = rpoLimitSeconds,
        });
    }

    [TestCase("use1")]
    [TestCase("usw2")]
    [Property("Requirement", "X-6")]
    public void Nobody_connects_in_the_clear(string region) => ClusterParameters(region)["rds.force_ssl"].ShouldBe("1");

    [Test]
    public void A_limit_on_what_may_be_lost_is_set_where_it_is_given() => ClusterParameters("use1")["rds.global_db_rpo"].ShouldBe("30");

    [Test]
    public void Without_a_limit_the_parameter_is_absent_since_a_lone_writer_would_stop() => ClusterParameters("usw2").ShouldNotContainKey("rds.global_db_rpo");

    [TestCase("aws_rds_cluster_parameter_group")]
    [TestCase("aws_db_parameter_group")]
    public void The_family_is_of_the_engines_major_version(string type) => _stack.Resources(type).ShouldAllBe(group => group.Text("family") == "aurora-postgresql16");

    [Test]
    public void No_parameter_waits_for_a_restart() => _stack.Resources("aws_rds_cluster_parameter_group").Concat(_stack.Resources("aws_db_parameter_group"))
        .SelectMany(group => group.GetProperty("parameter").EnumerateArray())
        .ShouldAllBe(parameter => parameter.Text("apply_method") == "immediate");

    private Dictionary<string, string?> ClusterParameters(string region) => _stack.Named("aws_rds_cluster_parameter_group", region)
        .GetProperty("parameter").EnumerateArray()
        .ToDictionary(parameter => parameter.Text("name")!, parameter => parameter.Text("value"));
}
