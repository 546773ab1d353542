using System.Text.Json;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Constructs.Storage;
using DrTerraform.Settings;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Storage;

/// <summary>A plain replication, and one with deletions and a promise of time.</summary>
[TestFixture]
public sealed class BucketReplicationTests
{
    private const string SourceKey = "arn:aws:kms:us-east-1:111122223333:key/1";

    private SynthesizedStack _stack = null!;
    private JsonElement _plain;
    private JsonElement _timed;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        var (here, there) = (Some.Placement(stack, RegionProfile.Primary), Some.Placement(stack));
        Declare("Plain", Named.State, "tfstate", timed: false);
        Declare("Timed", Named.Documents, "documents", timed: true);
        _stack = SynthesizedStack.Of(stack);
        _plain = _stack.Named("aws_s3_bucket_replication_configuration", "s3-tfstate-usw2").At("rule.0")!.Value;
        _timed = _stack.Named("aws_s3_bucket_replication_configuration", "s3-documents-usw2").At("rule.0")!.Value;

        void Declare(string id, Named name, string purpose, bool timed) => _ = new BucketReplication(stack, id, new BucketReplicationProps
        {
            Purpose = purpose,
            Source = new SecureBucket(stack, $"{id}Source", new SecureBucketProps { Placement = here, Name = name, KeyArn = SourceKey }),
            Destination = new SecureBucket(stack, $"{id}Destination", new SecureBucketProps { Placement = there, Name = name, KeyArn = Some.KeyArn }),
            DeleteMarkers = timed,
            TimeControl = timed,
        });
    }

    [Test]
    public void Everything_is_copied_encrypted_objects_too() => _plain.ShouldSatisfyAllConditions(
        rule => rule.Text("status").ShouldBe("Enabled"),
        rule => rule.Text("filter.prefix").ShouldBe(""),
        rule => rule.Text("source_selection_criteria.sse_kms_encrypted_objects.status").ShouldBe("Enabled"));

    [Test]
    [Property("Requirement", "X-6")]
    public void A_copy_is_encrypted_with_the_key_of_its_own_region() =>
        _plain.Text("destination.encryption_configuration.replica_kms_key_id").ShouldBe(Some.KeyArn);

    [Test]
    public void Whether_deletions_are_copied_is_always_said_since_S3_asks_for_it_beside_a_filter()
    {
        _plain.Text("delete_marker_replication.status").ShouldBe("Disabled");
        _timed.Text("delete_marker_replication.status").ShouldBe("Enabled");
    }

    [Test]
    public void A_promise_of_time_comes_with_its_metrics_or_S3_refuses_it() => _timed.ShouldSatisfyAllConditions(
        rule => rule.Number("destination.replication_time.time.minutes").ShouldBe(15),
        rule => rule.Number("destination.metrics.event_threshold.minutes").ShouldBe(15),
        _ => _plain.At("destination.replication_time").ShouldBeNull(),
        _ => _plain.At("destination.metrics").ShouldBeNull());

    [Test]
    public void It_waits_for_versions_on_both_sides() =>
        _stack.Named("aws_s3_bucket_replication_configuration", "s3-tfstate-usw2").Texts("depends_on").Count(dependency => dependency.StartsWith("aws_s3_bucket_versioning.", StringComparison.Ordinal)).ShouldBe(2);

    [Test]
    [Property("Requirement", "X-7")]
    public void Its_role_reads_here_writes_there_and_uses_each_key_one_way()
    {
        var rights = _stack.Named("aws_iam_role_policy", "s3-tfstate-use1");
        rights.Statement("ReadSource").Text("Resource").ShouldBe("arn:aws:s3:::s3-tfstate-use1-dr-test/*");
        rights.Statement("WriteDestination").Text("Resource").ShouldBe("arn:aws:s3:::s3-tfstate-usw2-dr-test/*");
        (rights.Statement("Decrypt").Text("Action"), rights.Statement("Decrypt").Text("Resource")).ShouldBe(("kms:Decrypt", SourceKey));
        (rights.Statement("Encrypt").Text("Action"), rights.Statement("Encrypt").Text("Resource")).ShouldBe(("kms:Encrypt", Some.KeyArn));
    }
}
