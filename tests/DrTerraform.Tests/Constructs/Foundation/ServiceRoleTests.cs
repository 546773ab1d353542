using DrTerraform.Constructs.Foundation;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Foundation;

[TestFixture]
public sealed class ServiceRoleTests
{
    private const string Managed = "arn:aws:iam::aws:policy/service-role/X";

    private SynthesizedStack _stack = null!;
    private ServiceRole _plain = null!;
    private ServiceRole _managed = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        var placement = Some.Placement(stack);
        _plain = new ServiceRole(stack, "Plain", new ServiceRoleProps
        {
            Placement = placement,
            Purpose = "copy",
            Service = "s3.amazonaws.com",
            Rights = [new Access("Read", ["s3:GetObject"], ["arn:aws:s3:::b/*"]), new Access("Write", ["s3:PutObject"], ["arn:aws:s3:::c/*"])],
        });
        _managed = new ServiceRole(stack, "Managed", new ServiceRoleProps
        {
            Placement = placement,
            Purpose = "watch",
            Service = "lambda.amazonaws.com",
            SendsSourceAccount = false,
            ManagedPolicies = [Managed],
        });
        _stack = SynthesizedStack.Of(stack);
    }

    [Test]
    [Property("Requirement", "A-IAM-1")]
    [Property("Requirement", "X-7")]
    public void It_holds_exactly_the_listed_rights() =>
        _stack.Only("aws_iam_role_policy").Statements().Select(statement => (statement.Text("Sid"), statement.Text("Action"), statement.Text("Resource")))
            .ShouldBe([("Read", "s3:GetObject", "arn:aws:s3:::b/*"), ("Write", "s3:PutObject", "arn:aws:s3:::c/*")]);

    [Test]
    [Property("Requirement", "X-7")]
    public void Its_service_takes_it_on_for_this_account_only() => _stack.Named("aws_iam_role", "role-copy").Statement("Trust", "assume_role_policy").ShouldSatisfyAllConditions(
        trust => trust.Text("Principal.Service").ShouldBe("s3.amazonaws.com"),
        trust => trust.Text("Condition.StringEquals.aws:SourceAccount").ShouldBe("111122223333"));

    [Test]
    public void A_service_that_sends_no_account_is_not_locked_out() =>
        _stack.Named("aws_iam_role", "role-watch").Statement("Trust", "assume_role_policy").At("Condition").ShouldBeNull();

    [Test]
    public void Policies_of_AWS_are_attached() => _stack.Only("aws_iam_role_policy_attachment").Text("policy_arn").ShouldBe(Managed);

    [Test]
    public void Whatever_grants_a_right_can_be_waited_for()
    {
        _plain.Grants.Length.ShouldBe(1);
        _managed.Grants.Length.ShouldBe(1);
    }

    [Test]
    [Property("Requirement", "X-4")]
    public void Its_name_tells_its_region_though_IAM_is_global() => _stack.Named("aws_iam_role", "role-copy").Text("name").ShouldBe("role-copy-usw2-dr-test");
}
