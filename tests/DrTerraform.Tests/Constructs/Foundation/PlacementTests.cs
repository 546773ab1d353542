using System.Text.Json;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Foundation;

[TestFixture]
public sealed class PlacementTests
{
    private SynthesizedStack _stack = null!;
    private Placement _known = null!;
    private Placement _unknown = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _known = Placement.Declare(stack, Some.Settings(), RegionProfile.Secondary);
        _unknown = Placement.Declare(stack, Some.Settings() with { Account = null }, RegionProfile.Primary);
        _stack = SynthesizedStack.Of(stack);
    }

    [Test]
    [Property("Requirement", "X-1")]
    public void It_declares_an_aliased_provider_of_its_region() => Provider("secondary").Text("region").ShouldBe("us-west-2");

    [Test]
    [Property("Requirement", "X-11")]
    [Property("Requirement", "A-TAG-1")]
    public void The_tags_of_the_settings_are_on_the_provider_and_say_which_region() => Provider("secondary").ShouldSatisfyAllConditions(
        provider => provider.Text("default_tags.0.tags.Environment").ShouldBe("DR"),
        provider => provider.Text("default_tags.0.tags.Region").ShouldBe("secondary"));

    [Test]
    public void A_set_account_is_the_only_one_allowed_and_asks_nothing_of_AWS()
    {
        Provider("secondary").Texts("allowed_account_ids").ShouldBe(["111122223333"]);
        _stack.Root.GetProperty("data").GetProperty("aws_caller_identity").EnumerateObject().ShouldHaveSingleItem().Value.Text("provider").ShouldBe("aws.primary");
    }

    [Test]
    public void Without_a_set_account_it_is_that_of_the_credentials()
    {
        Provider("primary").At("allowed_account_ids").ShouldBeNull();
        _unknown.AccountId.ShouldNotBe("111122223333");
    }

    [Test]
    public void An_ARN_is_built_from_a_name_so_its_owner_may_be_out_of_reach() =>
        _known.Arn("sns", "alerts").ShouldBe("arn:aws:sns:us-west-2:111122223333:alerts");

    [Test]
    public void The_ARN_of_something_global_names_no_region() => _known.GlobalArn("iam", "root").ShouldBe("arn:aws:iam::111122223333:root");

    [Test]
    [Property("Requirement", "A-TAG-1")]
    public void What_has_no_name_argument_is_named_by_a_tag() =>
        _known.NameTag(Named.Subnet, "0").ShouldBe(new Dictionary<string, string> { ["Name"] = "subnet-private-0-usw2-dr-test" });

    private JsonElement Provider(string alias) => _stack.Root.GetProperty("provider").GetProperty("aws").EnumerateArray().Single(provider => provider.Text("alias") == alias);
}
