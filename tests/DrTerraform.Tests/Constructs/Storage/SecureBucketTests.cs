using DrTerraform.Constructs.Foundation;
using DrTerraform.Constructs.Storage;
using DrTerraform.Settings;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Storage;

[TestFixture]
public sealed class SecureBucketTests
{
    private const string Name = "s3-tfstate-usw2-dr-test";

    private SynthesizedStack _stack = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _ = new SecureBucket(stack, "Versioned", new SecureBucketProps { Placement = Some.Placement(stack), Name = Named.State, KeyArn = Some.KeyArn });
        _ = new SecureBucket(stack, "Plain", new SecureBucketProps { Placement = Some.Placement(stack, RegionProfile.Primary), Name = Named.State, KeyArn = Some.KeyArn, Versioning = false });
        _stack = SynthesizedStack.Of(stack);
    }

    [TestCase("block_public_acls")]
    [TestCase("block_public_policy")]
    [TestCase("ignore_public_acls")]
    [TestCase("restrict_public_buckets")]
    public void It_is_closed_to_the_public(string way) => _stack.Resources("aws_s3_bucket_public_access_block").ShouldAllBe(block => block.Flag(way));

    [Test]
    [Property("Requirement", "X-6")]
    public void It_is_encrypted_with_the_key() => _stack.Resources("aws_s3_bucket_server_side_encryption_configuration").ShouldAllBe(encryption =>
        encryption.Text("rule.0.apply_server_side_encryption_by_default.sse_algorithm") == "aws:kms"
        && encryption.Text("rule.0.apply_server_side_encryption_by_default.kms_master_key_id") == Some.KeyArn);

    [Test]
    [Property("Requirement", "X-6")]
    public void Nobody_reaches_it_or_what_is_in_it_in_the_clear()
    {
        var deny = _stack.Named("aws_s3_bucket_policy", Name).Statement("TlsOnly");
        deny.Text("Effect").ShouldBe("Deny");
        deny.Texts("Resource").ShouldBe([$"arn:aws:s3:::{Name}", $"arn:aws:s3:::{Name}/*"]);
        deny.Text("Condition.Bool.aws:SecureTransport").ShouldBe("false");
    }

    [Test]
    public void Its_policy_waits_for_the_block_since_S3_refuses_both_at_once() =>
        _stack.Named("aws_s3_bucket_policy", Name).Texts("depends_on").ShouldHaveSingleItem().ShouldStartWith("aws_s3_bucket_public_access_block.");

    [Test]
    [Property("Requirement", "X-5")]
    public void It_can_be_destroyed_with_objects_in_it() => _stack.Resources("aws_s3_bucket").ShouldAllBe(bucket => bucket.Flag("force_destroy"));

    [Test]
    public void Old_versions_are_kept_for_90_days_where_versions_are_kept()
    {
        _stack.Only("aws_s3_bucket_versioning").Text("versioning_configuration.status").ShouldBe("Enabled");
        _stack.Only("aws_s3_bucket_lifecycle_configuration").Text("rule.0.noncurrent_version_expiration.0.noncurrent_days").ShouldBe("90");
    }

    [Test]
    [Property("Requirement", "X-4")]
    public void Its_name_is_known_before_it_exists() => _stack.Resources("aws_s3_bucket").Select(bucket => bucket.Text("bucket"))
        .ShouldBe([Name, "s3-tfstate-use1-dr-test"], ignoreOrder: true);
}
