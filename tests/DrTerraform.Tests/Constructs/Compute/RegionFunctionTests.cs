using System.Text.Json;
using DrTerraform.Constructs.Compute;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Compute;

[TestFixture]
public sealed class RegionFunctionTests
{
    private const string TableArn = "arn:aws:dynamodb:us-west-2:111122223333:table/t";

    private SynthesizedStack _stack = null!;
    private JsonElement _function;
    private JsonElement _rights;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        var placement = Some.Placement(stack);
        _ = new RegionFunction(stack, "Webhook", new RegionFunctionProps
        {
            Placement = placement,
            Name = Named.PaymentWebhook,
            Settings = new FunctionSettings { TimeoutSeconds = 7, LogLevel = FunctionLogLevel.Warn },
            Package = Some.Packages.PaymentWebhook,
            Environment = new Dictionary<string, string> { ["DR_DATABASE_NAME"] = "payments" },
            Rights = [new Access("ReadTable", ["dynamodb:GetItem"], [TableArn])],
            Network = new FunctionNetwork(["subnet-1", "subnet-2"], "sg-1"),
            DeadLetters = new DeadLetterQueue(stack, "Letters", new DeadLetterQueueProps { Placement = placement, KeyArn = Some.KeyArn }),
            KeyArn = Some.KeyArn,
            LogRetentionDays = 14,
        });
        _stack = SynthesizedStack.Of(stack);
        _function = _stack.Only("aws_lambda_function");
        _rights = _stack.Only("aws_iam_role_policy");
    }

    [Test]
    [Property("Requirement", "A-FN-1")]
    public void It_has_1024_MB_unless_the_settings_say_otherwise() => _function.Number("memory_size").ShouldBe(1024);

    [Test]
    public void It_brings_its_own_runtime() => _function.ShouldSatisfyAllConditions(
        function => function.Text("runtime").ShouldBe("provided.al2023"),
        function => function.Text("handler").ShouldBe("bootstrap"));

    [Test]
    public void A_changed_package_changes_the_plan() => _function.Text("source_code_hash").ShouldBe($"${{filebase64sha256(\"{_function.Text("filename")}\")}}");

    [Test]
    [Property("Requirement", "A-NET-1")]
    public void It_is_in_the_private_subnets_with_the_group_of_the_functions() => _function.ShouldSatisfyAllConditions(
        function => function.Texts("vpc_config.subnet_ids").ShouldBe(["subnet-1", "subnet-2"]),
        function => function.Texts("vpc_config.security_group_ids").ShouldBe(["sg-1"]));

    [Test]
    public void Its_environment_is_what_it_was_given_and_the_log_level() =>
        _function.At("environment.variables")!.Value.EnumerateObject().ToDictionary(variable => variable.Name, variable => variable.Value.GetString())
            .ShouldBe(new Dictionary<string, string?> { ["DR_DATABASE_NAME"] = "payments", ["DR_LOG_LEVEL"] = "warn" }, ignoreOrder: true);

    [Test]
    [Property("Requirement", "X-6")]
    public void Its_environment_is_encrypted_with_the_key_of_the_region() => _function.Text("kms_key_arn").ShouldBe(Some.KeyArn);

    [Test]
    [Property("Requirement", "A-FN-2")]
    public void It_logs_JSON_into_a_group_that_is_encrypted_and_forgets() => _stack.Only("aws_cloudwatch_log_group").ShouldSatisfyAllConditions(
        group => group.Text("name").ShouldBe("/aws/lambda/lambda-payment-webhook-usw2-dr-test"),
        group => group.Number("retention_in_days").ShouldBe(14),
        group => group.Text("kms_key_id").ShouldBe(Some.KeyArn),
        _ => _function.Text("logging_config.log_format").ShouldBe("JSON"));

    [Test]
    [Property("Requirement", "A-FN-2")]
    public void What_it_could_not_do_goes_to_the_dead_letters() =>
        _function.Text("dead_letter_config.target_arn").ShouldBe("arn:aws:sqs:us-west-2:111122223333:sqs-dead-letters-usw2-dr-test");

    [Test]
    [Property("Requirement", "A-IAM-1")]
    [Property("Requirement", "X-7")]
    public void Its_role_holds_exactly_the_listed_rights_and_those_of_its_own_plumbing() =>
        _rights.Statements().Select(statement => statement.Text("Sid")).ShouldBe(["WriteLogs", "LeaveDeadLetters", "JoinNetwork", "NotByCode", "ReadTable"], ignoreOrder: true);

    [Test]
    [Property("Requirement", "X-7")]
    public void Its_role_writes_its_own_log_only() =>
        _rights.Statement("WriteLogs").Text("Resource").ShouldBe("arn:aws:logs:us-west-2:111122223333:log-group:/aws/lambda/lambda-payment-webhook-usw2-dr-test:*");

    [Test]
    [Property("Requirement", "X-7")]
    public void Its_code_may_not_do_what_the_service_does_to_join_the_network()
    {
        var (join, deny) = (_rights.Statement("JoinNetwork"), _rights.Statement("NotByCode"));
        deny.Text("Effect").ShouldBe("Deny");
        deny.Texts("Action").ShouldBe(join.Texts("Action"));
        deny.Text("Condition.ArnEquals.lambda:SourceFunctionArn")
            .ShouldBe("arn:aws:lambda:us-west-2:111122223333:function:lambda-payment-webhook-usw2-dr-test");
    }

    [Test]
    public void It_waits_for_its_rights() => _function.Texts("depends_on").ShouldHaveSingleItem().ShouldStartWith("aws_iam_role_policy.");
}
