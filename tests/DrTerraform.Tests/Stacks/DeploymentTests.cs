using System.Text.Json;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Stacks;

/// <summary>What holds for every resource of all five stacks.</summary>
[TestFixture]
public sealed class DeploymentTests
{
    // The arguments by which AWS knows a resource.
    private static readonly string[] NameArguments =
        ["alarm_name", "bucket", "cluster_identifier", "dashboard_name", "function_name", "global_cluster_identifier", "identifier"];

    // "name" holds something else in these: a host, a path of a parameter, a policy inside its role, the data that a plan selects.
    private static readonly string[] NamedOtherwise =
        ["aws_route53_record", "aws_route53_zone", "aws_iam_role_policy", "aws_backup_selection", "aws_cloudwatch_log_group", "aws_ssm_parameter", "aws_lambda_permission"];

    private static readonly IReadOnlyList<(string Stack, string Type, string Id, JsonElement Body)> Resources =
    [
        .. from stack in Deployment.Stacks
           from type in stack.Value.Root.GetProperty("resource").EnumerateObject()
           from resource in type.Value.EnumerateObject()
           select (stack.Key, type.Name, resource.Name, resource.Value),
    ];

    [Test]
    [Property("Requirement", "X-4")]
    [Property("Requirement", "A-TAG-1")]
    public void Every_name_ends_in_environment_and_suffix() => Resources
        .Where(resource => !NamedOtherwise.Contains(resource.Type))
        .SelectMany(resource => NameArguments.Append("name").Append("tags.Name").Select(argument => resource.Body.Text(argument)))
        .Where(name => name is not null && !name.StartsWith("${", StringComparison.Ordinal))
        .ShouldAllBe(name => name!.EndsWith("-dr-test", StringComparison.Ordinal));

    [Test]
    [Property("Requirement", "X-4")]
    public void Log_groups_and_parameters_carry_the_suffix_inside_their_paths() => Resources
        .Where(resource => resource.Type is "aws_cloudwatch_log_group" or "aws_ssm_parameter")
        .ShouldAllBe(resource => resource.Body.Text("name")!.Contains("-test", StringComparison.Ordinal) || resource.Body.Text("name")!.Contains("dr-test", StringComparison.Ordinal));

    [Test]
    [Property("Requirement", "X-1")]
    public void Every_resource_is_on_an_alias_that_its_stack_declares()
    {
        foreach (var (stack, type, id, body) in Resources)
        {
            var aliases = Deployment.Stacks[stack].Root.GetProperty("provider").GetProperty("aws").EnumerateArray().Select(provider => $"aws.{provider.Text("alias")}");
            aliases.ShouldContain(body.Text("provider"), $"{stack}/{type}.{id}");
        }
    }

    [Test]
    [Property("Requirement", "X-5")]
    public void Nothing_is_protected_from_deletion() => Resources.ShouldAllBe(resource =>
        resource.Body.Text("deletion_protection") != "True" && resource.Body.Text("deletion_protection_enabled") != "True" && resource.Body.Text("lifecycle.prevent_destroy") == null);

    [TestCase("aws_s3_bucket", "force_destroy", "True")]
    [TestCase("aws_route53_zone", "force_destroy", "True")]
    [TestCase("aws_backup_vault", "force_destroy", "True")]
    [TestCase("aws_rds_global_cluster", "force_destroy", "True")]
    [TestCase("aws_rds_cluster", "skip_final_snapshot", "True")]
    [TestCase("aws_kms_key", "deletion_window_in_days", "7")]
    [TestCase("aws_secretsmanager_secret", "recovery_window_in_days", "0")]
    [Property("Requirement", "X-5")]
    public void What_AWS_would_refuse_to_delete_or_keep_is_told_to_go(string type, string argument, string expected)
    {
        var found = Deployment.Resources(type).ToArray();
        found.ShouldNotBeEmpty();
        found.ShouldAllBe(resource => resource.Text(argument) == expected);
    }

    [Test]
    [Property("Requirement", "X-7")]
    [Property("Requirement", "A-IAM-1")]
    public void No_role_has_a_wildcard_in_an_action()
    {
        var statements = Deployment.Resources("aws_iam_role_policy").SelectMany(policy => policy.Statements()).ToArray();
        statements.ShouldNotBeEmpty();
        statements.SelectMany(Actions).ShouldAllBe(action => !action.Contains('*', StringComparison.Ordinal));
    }

    [Test]
    [Property("Requirement", "X-7")]
    public void Only_what_joins_a_function_to_its_network_and_what_the_monitor_looks_at_is_on_every_resource() => Deployment.Resources("aws_iam_role_policy")
        .SelectMany(policy => policy.Statements())
        .Where(statement => statement.Text("Resource") == "*")
        .Select(statement => statement.Text("Sid")).Distinct().ShouldBe(["JoinNetwork", "NotByCode", "SeeRoles", "SeeLag"], ignoreOrder: true);

    [TestCase("aws_cloudwatch_log_group", "kms_key_id")]
    [TestCase("aws_dynamodb_table", "server_side_encryption.kms_key_arn")]
    [TestCase("aws_rds_cluster", "kms_key_id")]
    [TestCase("aws_sns_topic", "kms_master_key_id")]
    [TestCase("aws_sqs_queue", "kms_master_key_id")]
    [TestCase("aws_ssm_parameter", "key_id")]
    [TestCase("aws_backup_vault", "kms_key_arn")]
    [TestCase("aws_lambda_function", "kms_key_arn")]
    [Property("Requirement", "X-6")]
    public void What_holds_data_is_encrypted_with_a_key_of_ours(string type, string argument)
    {
        var found = Deployment.Resources(type).ToArray();
        found.ShouldNotBeEmpty();
        found.ShouldAllBe(resource => resource.Text(argument)!.StartsWith("${aws_kms_key.", StringComparison.Ordinal));
    }

    [Test]
    [Property("Requirement", "X-9")]
    public void Every_alarm_tells_a_topic_of_its_own_region()
    {
        foreach (var alarm in Resources.Where(resource => resource.Type == "aws_cloudwatch_metric_alarm"))
        {
            var region = Deployment.Stacks[alarm.Stack].Root.GetProperty("provider").GetProperty("aws").EnumerateArray()
                .Single(provider => $"aws.{provider.Text("alias")}" == alarm.Body.Text("provider")).Text("region");
            alarm.Body.Texts("alarm_actions").ShouldHaveSingleItem().ShouldStartWith($"arn:aws:sns:{region}:", customMessage: alarm.Id);
        }
    }

    private static IEnumerable<string> Actions(JsonElement statement) =>
        statement.GetProperty("Action") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(action => action.GetString()!) : [statement.Text("Action")!];
}
