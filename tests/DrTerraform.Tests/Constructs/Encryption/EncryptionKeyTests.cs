using System.Text.Json;
using DrTerraform.Constructs.Encryption;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Encryption;

[TestFixture]
public sealed class EncryptionKeyTests
{
    private SynthesizedStack _stack = null!;
    private JsonElement _key;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        Declare("Region", RegionProfile.Secondary, Named.RegionKey, "cloudwatch.amazonaws.com", "events.amazonaws.com");
        Declare("Data", RegionProfile.Primary, Named.DataKey);
        _stack = SynthesizedStack.Of(stack);
        _key = _stack.Named("aws_kms_key", "kms-region-usw2");

        void Declare(string id, RegionProfile profile, Named name, params string[] deliverers) => _ = new EncryptionKey(stack, id, new EncryptionKeyProps
        {
            Placement = Some.Placement(stack, profile),
            Name = name,
            Through = ["rds", "sqs"],
            Deliverers = deliverers,
        });
    }

    [Test]
    [Property("Requirement", "X-6")]
    public void It_is_rotated() => _key.Flag("enable_key_rotation").ShouldBeTrue();

    [Test]
    [Property("Requirement", "X-5")]
    public void It_is_gone_7_days_after_its_destruction() => _key.Number("deletion_window_in_days").ShouldBe(7);

    [Test]
    public void It_is_of_one_region_alone() => _key.At("multi_region").ShouldBeNull();

    [Test]
    public void Its_alias_is_the_name_by_which_other_stacks_find_it() =>
        _stack.Named("aws_kms_alias", "kms-region-usw2").Text("name").ShouldBe(EncryptionKey.AliasOf(new Names(Some.Settings(), "usw2"), Named.RegionKey));

    [Test]
    public void The_account_can_never_lock_itself_out() => _key.Statement("Account").ShouldSatisfyAllConditions(
        account => account.Text("Principal.AWS").ShouldBe("arn:aws:iam::111122223333:root"),
        account => account.Text("Action").ShouldBe("kms:*"));

    [TestCase("UseThroughServices")]
    [TestCase("GrantToServices")]
    [Property("Requirement", "X-7")]
    public void Principals_of_this_account_use_it_through_the_services_of_its_own_region(string sid)
    {
        var use = _key.Statement(sid);
        use.Text("Condition.StringEquals.kms:CallerAccount").ShouldBe("111122223333");
        use.At("Condition.StringEquals")!.Value.GetProperty("kms:ViaService").EnumerateArray().Select(service => service.GetString())
            .ShouldBe(["rds.us-west-2.amazonaws.com", "sqs.us-west-2.amazonaws.com"]);
    }

    [Test]
    [Property("Requirement", "X-7")]
    public void Grants_are_for_AWSs_own_resources_only() => _key.Statement("GrantToServices").Text("Condition.Bool.kms:GrantIsForAWSResource").ShouldBe("true");

    [Test]
    [Property("Requirement", "X-6")]
    public void CloudWatch_Logs_of_the_region_encrypts_the_accounts_groups_with_it() => _key.Statement("EncryptLogs").ShouldSatisfyAllConditions(
        logs => logs.Text("Principal.Service").ShouldBe("logs.us-west-2.amazonaws.com"),
        logs => logs.Text("Condition.ArnLike.kms:EncryptionContext:aws:logs:arn").ShouldBe("arn:aws:logs:us-west-2:111122223333:*"));

    [Test]
    [Property("Requirement", "X-9")]
    public void Alarms_can_be_delivered_to_a_topic_that_it_encrypts() => _key.Statement("DeliverEncrypted").ShouldSatisfyAllConditions(
        deliver => deliver.Text("Principal.Service").ShouldBe("cloudwatch.amazonaws.com"),
        deliver => deliver.Text("Condition.StringEquals.aws:SourceAccount").ShouldBe("111122223333"));

    [Test]
    public void Events_are_delivered_without_a_condition_that_EventBridge_could_not_meet() => _key.Statement("DeliverEvents").ShouldSatisfyAllConditions(
        deliver => deliver.Text("Principal.Service").ShouldBe("events.amazonaws.com"),
        deliver => deliver.At("Condition").ShouldBeNull());

    [Test]
    public void Without_deliverers_no_service_uses_it_by_itself() =>
        _stack.Named("aws_kms_key", "kms-data-use1").Statements().ShouldNotContain(statement => statement.Text("Sid")!.StartsWith("Deliver", StringComparison.Ordinal));

    [Test]
    [Property("Requirement", "X-7")]
    public void Whoever_is_anybody_is_narrowed_by_a_condition() => _key.Statements()
        .Where(statement => statement.Text("Principal.AWS") == "*")
        .ShouldAllBe(statement => statement.At("Condition") != null);
}
