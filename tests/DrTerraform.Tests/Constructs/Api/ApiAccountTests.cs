using DrTerraform.Constructs.Api;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Api;

[TestFixture]
public sealed class ApiAccountTests
{
    private SynthesizedStack _stack = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _ = new ApiAccount(stack, "Account", new ApiAccountProps { Placement = Some.Placement(stack) });
        _stack = SynthesizedStack.Of(stack);
    }

    [Test]
    public void Its_role_is_for_API_Gateway_which_sends_no_source_account()
    {
        var trust = _stack.Only("aws_iam_role").Statement("Trust", "assume_role_policy");
        trust.Text("Principal.Service").ShouldBe("apigateway.amazonaws.com");
        trust.At("Condition").ShouldBeNull();
    }

    [Test]
    public void Its_role_may_write_logs_and_nothing_else()
    {
        _stack.Only("aws_iam_role_policy_attachment").Text("policy_arn").ShouldBe("arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs");
        _stack.Resources("aws_iam_role_policy").ShouldBeEmpty();
    }

    [Test]
    public void AWS_tries_the_role_at_once_so_the_setting_waits_for_its_rights() =>
        _stack.Only("aws_api_gateway_account").Texts("depends_on").ShouldHaveSingleItem().ShouldStartWith("aws_iam_role_policy_attachment.");
}
