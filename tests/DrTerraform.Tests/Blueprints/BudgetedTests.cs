using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Blueprints;

/// <summary>System E by value.</summary>
[TestFixture]
public sealed class BudgetedTests
{
    private static readonly string[] Regions = ["primary", "secondary"];

    private Deployment _system = null!;

    [OneTimeSetUp]
    public void Synthesize() => _system = Deployment.OfBlueprint("budgeted");

    [Test]
    [Property("Requirement", "E-DB-1")]
    public void A_writer_has_a_reader_beside_it_and_the_other_region_follows_with_seven_days_of_backups()
    {
        _system["primary"].Resources("aws_rds_cluster_instance").Count.ShouldBe(2);
        _system["secondary"].Resources("aws_rds_cluster_instance").Count.ShouldBe(1);
        _system["secondary"].Only("aws_rds_cluster").ShouldSatisfyAllConditions(
            cluster => cluster.At("master_username").ShouldBeNull(),
            cluster => cluster.Text("source_region").ShouldBe("us-east-1"));
        Regions.ShouldAllBe(region => _system[region].Only("aws_rds_cluster").Number("backup_retention_period") == 7);
    }

    [Test]
    [Property("Requirement", "E-FN-1")]
    public void The_functions_are_the_same_in_both_regions_and_keep_what_they_could_not_do()
    {
        var (here, there) = (_system["primary"].Resources("aws_lambda_function"), _system["secondary"].Resources("aws_lambda_function"));
        here.Count.ShouldBe(there.Count);
        here.Concat(there).ShouldAllBe(function => function.At("dead_letter_config") != null);
    }

    [TestCaseSource(nameof(Regions))]
    [Property("Requirement", "E-FN-1")]
    public void A_function_may_take_on_one_role_and_that_in_the_other_region(string region)
    {
        var peerLabel = region == "primary" ? "use2" : "use1";
        _system[region].Resources("aws_iam_role_policy").SelectMany(policy => policy.Statements()).Where(statement => statement.Texts("Action").Contains("sts:AssumeRole"))
            .ShouldHaveSingleItem().Texts("Resource").ShouldHaveSingleItem().ShouldEndWith($":role/role-config-writer-{peerLabel}-demo");
    }

    [TestCaseSource(nameof(Regions))]
    [Property("Requirement", "E-API-1")]
    public void Each_region_has_the_REST_API_behind_a_custom_domain(string region)
    {
        _system[region].Only("aws_api_gateway_rest_api");
        _system["traffic"].Resources("aws_api_gateway_domain_name").ShouldContain(domain => domain.Text("provider") == $"aws.{region}");
    }

    [Test]
    [Property("Requirement", "E-DNS-1")]
    public void The_records_fail_over_by_checks() => _system["traffic"].Resources("aws_route53_record")
        .Where(record => record.Text("name") == "api.payments-budget.example.net").ShouldAllBe(record => record.Text("health_check_id") != null);

    [Test]
    [Property("Requirement", "E-S3-1")]
    public void Documents_are_copied_both_ways_with_their_deletions()
    {
        var rules = _system["global"].Resources("aws_s3_bucket_replication_configuration");
        rules.Select(rule => rule.Text("provider")).ShouldBe(["aws.primary", "aws.secondary"], ignoreOrder: true);
        rules.ShouldAllBe(rule => rule.Text("rule.0.delete_marker_replication.status") == "Enabled");
        _system["global"].Resources("aws_s3_bucket_versioning").Count.ShouldBe(2);
        _system["global"].Resources("aws_s3_bucket_server_side_encryption_configuration").Count.ShouldBe(2);
    }

    [TestCaseSource(nameof(Regions))]
    [Property("Requirement", "E-SES-1")]
    public void The_functions_of_both_regions_read_and_write_the_sessions(string region) => _system[region].Resources("aws_iam_role_policy")
        .SelectMany(policy => policy.Statements()).ShouldContain(statement =>
            statement.Text("Sid") == "KeepSessions" && statement.Texts("Action").Contains("dynamodb:PutItem") && statement.Texts("Action").Contains("dynamodb:GetItem"));

    [Test]
    [Property("Requirement", "E-MON-1")]
    public void There_is_a_dashboard_and_alarms_on_the_checks_and_on_replication_lag()
    {
        _system["traffic"].Only("aws_cloudwatch_dashboard");
        _system["traffic"].Resources("aws_cloudwatch_metric_alarm").ShouldContain(alarm => alarm.Text("metric_name") == "HealthCheckStatus");
        Regions.ShouldAllBe(region => _system[region].Resources("aws_cloudwatch_metric_alarm").Any(alarm => alarm.Text("metric_name") == "AuroraGlobalDBRPOLag"));
        Regions.ShouldAllBe(region => _system[region].Resources("aws_sns_topic").Count == 1);
    }

    [TestCaseSource(nameof(Regions))]
    [Property("Requirement", "E-NET-1")]
    public void Private_subnets_are_fenced_by_groups_and_by_a_list_of_their_own(string region)
    {
        _system[region].Only("aws_network_acl").Texts("subnet_ids").Count.ShouldBe(3);
        _system[region].Resources("aws_security_group").Count.ShouldBe(3);
        _system[region].Resources("aws_lambda_function").Where(function => function.Text("function_name")!.Contains("payment-webhook", StringComparison.Ordinal))
            .ShouldAllBe(function => function.At("vpc_config") != null);
    }

    [Test]
    [Property("Requirement", "E-TAG-1")]
    public void Tags_and_names_are_those_of_the_text()
    {
        _system.ById.Values.SelectMany(stack => stack.Root.GetProperty("provider").GetProperty("aws").EnumerateArray()).ShouldAllBe(provider =>
            provider.Text("default_tags.0.tags.Environment") == "DR" && provider.Text("default_tags.0.tags.CostCenter") == "Operations" && provider.Text("default_tags.0.tags.Criticality") == "High");
        _system["primary"].Only("aws_rds_cluster").Text("cluster_identifier").ShouldBe("aurora-payments-use1-demo");
    }
}
