using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Blueprints;

/// <summary>System D by value.</summary>
[TestFixture]
public sealed class AuroraRtcTests
{
    private static readonly string[] Regions = ["primary", "secondary"];

    private Deployment _system = null!;

    [OneTimeSetUp]
    public void Synthesize() => _system = Deployment.OfBlueprint("aurora-rtc");

    [TestCaseSource(nameof(Regions))]
    [Property("Requirement", "D-DB-1")]
    public void Each_cluster_is_of_14_serverless_in_private_subnets_of_three_zones(string region)
    {
        _system[region].Only("aws_rds_cluster").Text("engine_version")!.ShouldStartWith("14.");
        _system[region].Resources("aws_rds_cluster_instance").ShouldAllBe(instance => instance.Text("instance_class") == "db.serverless");
        _system[region].Only("aws_db_subnet_group").Texts("subnet_ids").Count.ShouldBe(3);
        _system[region].Resources("aws_internet_gateway").ShouldBeEmpty();
    }

    [Test]
    [Property("Requirement", "D-SES-1")]
    public void Sessions_are_in_both_regions_recoverable_to_a_point_in_time_and_under_KMS() => _system["global"].Named("aws_dynamodb_table", "sessions").ShouldSatisfyAllConditions(
        table => table.Flag("point_in_time_recovery.enabled").ShouldBeTrue(),
        table => table.Flag("server_side_encryption.enabled").ShouldBeTrue(),
        table => table.Text("replica.0.region_name").ShouldBe("us-east-2"),
        table => table.Flag("replica.0.point_in_time_recovery").ShouldBeTrue(),
        table => table.Text("replica.0.kms_key_arn").ShouldNotBeNull());

    [Test]
    [Property("Requirement", "D-FN-1")]
    public void The_functions_are_the_same_but_for_their_own_regions_endpoints_and_set_no_concurrency_aside()
    {
        var (here, there) = (_system["primary"].Named("aws_lambda_function", "payment-webhook"), _system["secondary"].Named("aws_lambda_function", "payment-webhook"));
        here.Text("source_code_hash").ShouldNotBeNull();
        (here.Number("memory_size"), here.Number("timeout"), here.Text("runtime")).ShouldBe((there.Number("memory_size"), there.Number("timeout"), there.Text("runtime")));
        here.At("reserved_concurrent_executions").ShouldBeNull();
        here.Text("environment.variables.DR_DATABASE_WRITER_HOST").ShouldBe(_system["primary"].Reference("aws_rds_cluster", "endpoint", _ => true));
        there.Text("environment.variables.DR_DATABASE_WRITER_HOST").ShouldBe(_system["secondary"].Reference("aws_rds_cluster", "endpoint", _ => true));
    }

    [Test]
    [Property("Requirement", "D-API-1")]
    public void One_custom_domain_has_a_regional_endpoint_in_both_regions_and_fails_over()
    {
        _system["traffic"].Resources("aws_api_gateway_domain_name").Select(domain => (domain.Text("domain_name"), domain.Text("endpoint_configuration.types.0") ?? domain.Text("endpoint_configuration.0.types.0"), domain.Text("provider")))
            .ShouldBe([("api.payments-rtc.example.net", "REGIONAL", "aws.primary"), ("api.payments-rtc.example.net", "REGIONAL", "aws.secondary")], ignoreOrder: true);
        _system["traffic"].Resources("aws_route53_record").Count(record => record.Text("name") == "api.payments-rtc.example.net").ShouldBe(2);
    }

    [Test]
    [Property("Requirement", "D-S3-1")]
    public void Replication_has_a_time_control_of_15_minutes_with_metrics_and_buckets_are_emptied()
    {
        _system["global"].Only("aws_s3_bucket_replication_configuration").ShouldSatisfyAllConditions(
            rule => rule.Number("rule.0.destination.replication_time.time.minutes").ShouldBe(15),
            rule => rule.Number("rule.0.destination.metrics.event_threshold.minutes").ShouldBe(15));
        _system["global"].Resources("aws_s3_bucket").ShouldAllBe(bucket => bucket.Flag("force_destroy"));
        _system["global"].Resources("aws_s3_bucket_versioning").Count.ShouldBe(2);
    }

    [Test]
    [Property("Requirement", "D-DNS-1")]
    public void The_primary_API_is_checked_and_an_alarm_tells() => _system["traffic"].ShouldSatisfyAllConditions(
        stack => stack.Resources("aws_route53_health_check").ShouldContain(check => check.Text("resource_path") == "/live/health"),
        stack => stack.Resources("aws_cloudwatch_metric_alarm").ShouldAllBe(alarm => alarm.Text("namespace") == "AWS/Route53" && alarm.Texts("alarm_actions").Count == 1));

    [TestCase("AuroraGlobalDBReplicationLag")]
    [TestCase("\"Invocations\"")]
    [TestCase("\"Errors\"")]
    [TestCase("\"Count\"")]
    [TestCase("\"Latency\"")]
    [TestCase("OperationsPendingReplication")]
    [TestCase("ReplicationLatency")]
    [Property("Requirement", "D-OBS-1")]
    public void One_dashboard_shows_both_regions(string metric)
    {
        var body = _system["traffic"].Only("aws_cloudwatch_dashboard").Text("dashboard_body")!;
        body.ShouldContain(metric);
        body.ShouldContain("us-east-1");
        body.ShouldContain("us-east-2");
    }

    [Test]
    [Property("Requirement", "D-MON-1")]
    public void Each_region_has_a_topic_and_alarms_and_keeps_what_the_other_says()
    {
        foreach (var region in Regions)
        {
            _system[region].Only("aws_sns_topic");
            _system[region].Resources("aws_cloudwatch_metric_alarm").ShouldAllBe(alarm => alarm.Texts("alarm_actions").Count == 1);
        }

        _system["traffic"].Resources("aws_sns_topic_subscription").Count(subscription => subscription.Text("topic_arn")!.Split(':')[3] != subscription.Text("endpoint")!.Split(':')[3]).ShouldBe(2);
    }

    [Test]
    [Property("Requirement", "D-NET-1")]
    public void The_networks_are_peered_and_do_not_overlap() => _system.ShouldSatisfyAllConditions(
        system => system["primary"].Only("aws_vpc").Text("cidr_block").ShouldBe("10.0.0.0/16"),
        system => system["secondary"].Only("aws_vpc").Text("cidr_block").ShouldBe("10.1.0.0/16"),
        system => system["traffic"].Only("aws_vpc_peering_connection").Text("peer_region").ShouldBe("us-east-2"),
        system => system["traffic"].Resources("aws_route").Count.ShouldBe(2));

    [TestCase("s3.amazonaws.com", "global")]
    [TestCase("monitoring.rds.amazonaws.com", "primary")]
    [TestCase("monitoring.rds.amazonaws.com", "secondary")]
    [TestCase("lambda.amazonaws.com", "primary")]
    [Property("Requirement", "D-IAM-1")]
    public void There_are_roles_for(string service, string stack) =>
        _system[stack].Resources("aws_iam_role").ShouldContain(role => role.Text("assume_role_policy")!.Contains($"\"{service}\"", StringComparison.Ordinal));

    [TestCase("primary", "use1", "use2")]
    [TestCase("secondary", "use2", "use1")]
    [Property("Requirement", "D-IAM-1")]
    public void The_other_regions_function_alone_takes_on_the_role_that_writes_here(string stack, string label, string peerLabel)
    {
        var role = _system[stack].Resources("aws_iam_role").Single(role => role.Text("name") == $"payment-processing-role-config-writer-{label}-demo");
        role.Text("assume_role_policy")!.ShouldContain($":role/payment-processing-role-config-sync-{peerLabel}-demo");
    }

    [Test]
    [Property("Requirement", "D-SEC-1")]
    public void Names_begin_with_the_platform_and_end_with_the_suffix() => _system["primary"].ShouldSatisfyAllConditions(
        stack => stack.Only("aws_rds_cluster").Text("cluster_identifier").ShouldBe("payment-processing-aurora-payments-use1-demo"),
        stack => stack.Resources("aws_lambda_function").ShouldAllBe(function =>
            function.Text("function_name")!.StartsWith("payment-processing-", StringComparison.Ordinal) && function.Text("function_name")!.EndsWith("-demo", StringComparison.Ordinal)));

    [Test]
    [Property("Requirement", "D-SEC-1")]
    public void Nobody_makes_a_GuardDuty_detector_and_environment_and_purpose_are_tagged()
    {
        _system.All("aws_guardduty_detector").ShouldBeEmpty();
        _system.ById.Values.SelectMany(stack => stack.Root.GetProperty("provider").GetProperty("aws").EnumerateArray())
            .ShouldAllBe(provider => provider.Text("default_tags.0.tags.Environment") == "prod" && provider.Text("default_tags.0.tags.Purpose") == "payment-disaster-recovery");
    }
}
