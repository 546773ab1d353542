using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Blueprints;

/// <summary>What the flagship adds to the systems that it joins, and that it works anywhere.</summary>
[TestFixture]
public sealed class FlagshipTests
{
    private static readonly string[] Regions = ["primary", "secondary"];

    private Deployment _system = null!;

    [OneTimeSetUp]
    public void Synthesize() => _system = Deployment.OfBlueprint("flagship");

    [Test]
    public void The_standby_is_small_but_never_asleep() => _system["secondary"].Only("aws_rds_cluster").At("serverlessv2_scaling_configuration.min_capacity")!.Value.GetDouble().ShouldBe(1);

    [TestCaseSource(nameof(Regions))]
    public void There_is_no_way_to_the_internet(string region)
    {
        _system[region].Resources("aws_nat_gateway").ShouldBeEmpty();
        _system[region].Resources("aws_internet_gateway").ShouldBeEmpty();
        _system[region].Only("aws_network_acl");
    }

    [Test]
    [Property("Requirement", "T-5")]
    public void Documents_are_copied_both_ways_under_time_control_and_their_deletions_too() => _system["global"].Resources("aws_s3_bucket_replication_configuration").ShouldSatisfyAllConditions(
        rules => rules.Count.ShouldBe(2),
        rules => rules.ShouldAllBe(rule => rule.Text("rule.0.delete_marker_replication.status") == "Enabled"),
        rules => rules.ShouldAllBe(rule => rule.Number("rule.0.destination.replication_time.time.minutes") == 15));

    [Test]
    public void Traffic_is_latched_and_consensus_is_asked_by_dns()
    {
        _system["traffic"].Resources("aws_route53_health_check").ShouldContain(check => check.Text("type") == "CALCULATED");
        _system["traffic"].Resources("aws_route53_record").Select(record => record.Text("name")).ShouldContain(name => name!.StartsWith("status-", StringComparison.Ordinal));
    }

    [TestCaseSource(nameof(Regions))]
    public void Shared_secrets_are_generated_once_and_carried_over_when_they_are_replaced(string region)
    {
        var secret = _system[region].Resources("aws_ssm_parameter").Single(parameter => parameter.Text("name") == "/payments/dr-demo/shared/partner-api-key");
        secret.Text("type").ShouldBe("SecureString");
        secret.At("value").ShouldBeNull("no secret in the state");
        _system[region].Resources("aws_lambda_function").Single(function => function.Text("function_name")!.StartsWith("lambda-config-sync", StringComparison.Ordinal))
            .Text("environment.variables.DR_PARAMETER_PREFIX").ShouldBe("/payments/dr-demo/shared/");
    }

    [Test]
    public void Backups_are_copied_to_the_other_region() => _system["global"].Resources("aws_backup_plan").Count.ShouldBe(2);

    [TestCase("eu-central-1", "eu-west-1")]
    [TestCase("ap-southeast-2", "us-east-1")]
    [TestCase("ca-central-1", "us-west-2")]
    [TestCase("ap-northeast-1", "ap-northeast-3")]
    [TestCase("sa-east-1", "us-east-2")]
    public void Any_pair_of_regions_works_by_changing_two_settings(string primary, string secondary)
    {
        var system = Deployment.OfBlueprint("flagship", settings => settings with { Primary = settings.Primary with { Region = primary }, Secondary = settings.Secondary with { Region = secondary } });

        system["primary"].Root.Text("provider.aws.0.region").ShouldBe(primary);
        system["secondary"].Root.Text("provider.aws.0.region").ShouldBe(secondary);
        system["traffic"].Resources("aws_cloudwatch_metric_alarm")
            .ShouldAllBe(alarm => alarm.Text("alarm_actions.0")!.Contains(":us-east-1:", StringComparison.Ordinal), "health-check metrics are in us-east-1 alone");
    }
}
