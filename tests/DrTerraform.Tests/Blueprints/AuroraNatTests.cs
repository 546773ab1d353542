using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Blueprints;

/// <summary>System C by value.</summary>
[TestFixture]
public sealed class AuroraNatTests
{
    private static readonly string[] Regions = ["primary", "secondary"];

    private Deployment _system = null!;

    [OneTimeSetUp]
    public void Synthesize() => _system = Deployment.OfBlueprint("aurora-nat");

    [TestCaseSource(nameof(Regions))]
    [Property("Requirement", "C-NET-1")]
    public void A_network_has_three_private_and_three_public_subnets_one_internet_gateway_and_one_nat_gateway(string region) => _system[region].ShouldSatisfyAllConditions(
        stack => stack.Resources("aws_subnet").Count.ShouldBe(6),
        stack => stack.Resources("aws_route_table").Count.ShouldBe(2),
        stack => stack.Resources("aws_route_table_association").Count.ShouldBe(6),
        stack => stack.Only("aws_internet_gateway"),
        stack => stack.Only("aws_nat_gateway"),
        stack => stack.Only("aws_eip"));

    [TestCaseSource(nameof(Regions))]
    [Property("Requirement", "C-NET-1")]
    public void PostgreSQL_is_open_to_the_functions_and_to_the_peer_alone(string region)
    {
        var database = _system[region].Reference("aws_security_group", "id", group => group.Text("name")!.Contains("database", StringComparison.Ordinal));
        _system[region].Resources("aws_vpc_security_group_ingress_rule").Where(rule => rule.Text("security_group_id") == database)
            .Select(rule => (rule.Number("from_port"), rule.Number("to_port"), rule.Text("cidr_ipv4") ?? "functions"))
            .ShouldBe([(5432, 5432, "functions"), (5432, 5432, region == "primary" ? "10.1.0.0/16" : "10.0.0.0/16")], ignoreOrder: true);
    }

    [Test]
    public void With_nat_no_interface_endpoint_is_paid_for() =>
        _system.All("aws_vpc_endpoint").ShouldAllBe(endpoint => endpoint.Text("vpc_endpoint_type") == "Gateway");

    [TestCaseSource(nameof(Regions))]
    [Property("Requirement", "C-DB-1")]
    public void Each_cluster_is_of_14_6_with_two_r6g_large_its_own_key_and_seven_days_of_backups(string region)
    {
        _system[region].Only("aws_rds_cluster").ShouldSatisfyAllConditions(
            cluster => cluster.Text("engine").ShouldBe("aurora-postgresql"),
            cluster => cluster.Text("engine_version").ShouldBe("14.6"),
            cluster => cluster.Text("kms_key_id").ShouldBe(_system[region].Reference("aws_kms_key", "arn", _ => true)),
            cluster => cluster.Number("backup_retention_period").ShouldBe(7),
            cluster => cluster.Text("preferred_backup_window").ShouldBe("03:00-04:00"));
        _system[region].Resources("aws_rds_cluster_instance").Select(instance => instance.Text("instance_class")).ShouldBe(["db.r6g.large", "db.r6g.large"]);
    }

    [Test]
    [Property("Requirement", "C-DB-1")]
    public void The_password_has_32_characters_and_lives_in_a_replicated_secret()
    {
        _system["primary"].Root.At("ephemeral.aws_secretsmanager_random_password")!.Value.EnumerateObject().ShouldAllBe(password => password.Value.Number("password_length") == 32);
        _system["primary"].Named("aws_secretsmanager_secret", "secret-database").Text("replica.0.region").ShouldBe("us-east-2");
    }

    [Test]
    [Property("Requirement", "C-S3-1")]
    public void Transaction_logs_are_versioned_encrypted_and_copied_as_a_whole()
    {
        var global = _system["global"];
        global.Resources("aws_s3_bucket_versioning").ShouldAllBe(versioning => versioning.Text("versioning_configuration.status") == "Enabled");
        global.Resources("aws_s3_bucket_server_side_encryption_configuration").Count.ShouldBe(2);
        global.Only("aws_s3_bucket_replication_configuration").ShouldSatisfyAllConditions(
            rule => rule.Text("rule.0.status").ShouldBe("Enabled"),
            rule => rule.Text("rule.0.filter.prefix").ShouldBe(string.Empty),
            rule => rule.Text("provider").ShouldBe("aws.primary"));
    }

    [TestCaseSource(nameof(Regions))]
    [Property("Requirement", "C-FN-1")]
    public void The_processor_is_in_the_network_with_512_MB_and_30_seconds_and_knows_its_region(string region) =>
        _system[region].Named("aws_lambda_function", "payment-webhook").ShouldSatisfyAllConditions(
            function => function.Number("memory_size").ShouldBe(512),
            function => function.Number("timeout").ShouldBe(30),
            function => function.Texts("vpc_config.subnet_ids").Count.ShouldBe(3),
            function => function.Text("environment.variables.DR_DATABASE_WRITER_HOST").ShouldBe(_system[region].Reference("aws_rds_cluster", "endpoint", _ => true)));

    [TestCaseSource(nameof(Regions))]
    [Property("Requirement", "C-API-1")]
    public void The_API_takes_payments_and_tells_its_health_on_the_stage_prod(string region)
    {
        var stack = _system[region];
        stack.Only("aws_api_gateway_stage").Text("stage_name").ShouldBe("prod");
        var paths = System.Text.Json.JsonDocument.Parse(stack.Only("aws_api_gateway_rest_api").Text("body")!).RootElement.GetProperty("paths");
        paths.GetProperty("/payment").TryGetProperty("post", out _).ShouldBeTrue();
        paths.GetProperty("/health").TryGetProperty("get", out _).ShouldBeTrue();
        stack.Named("aws_lambda_function", "payment-webhook").Text("environment.variables.DR_WEBHOOK_PATH").ShouldBe("/payment");
    }

    [Test]
    [Property("Requirement", "C-DNS-1")]
    public void The_primary_is_checked_at_prod_health_every_30_seconds_three_in_a_row() => _system["traffic"].Resources("aws_route53_health_check")
        .Where(check => check.Text("resource_path") == "/prod/health")
        .ShouldAllBe(check => check.Text("type") == "HTTPS" && check.Number("request_interval") == 30 && check.Number("failure_threshold") == 3);

    [Test]
    [Property("Requirement", "C-DNS-1")]
    public void The_host_api_fails_over_and_its_check_has_an_alarm()
    {
        var records = _system["traffic"].Resources("aws_route53_record").Where(record => record.Text("name") == "api.payments-nat.example.net").ToArray();
        records.Select(record => record.Text("failover_routing_policy.type") ?? record.Text("failover_routing_policy.0.type")).ShouldBe(["PRIMARY", "SECONDARY"], ignoreOrder: true);
        _system["traffic"].Resources("aws_cloudwatch_metric_alarm").Select(alarm => alarm.Text("metric_name")).ShouldAllBe(metric => metric == "HealthCheckStatus");
    }

    [TestCase("AuroraGlobalDBReplicationLag", 10_000)]
    [TestCase("5XXError", null)]
    [TestCase("Errors", null)]
    [Property("Requirement", "C-MON-1")]
    public void Both_regions_watch(string metric, int? threshold)
    {
        foreach (var region in Regions)
        {
            var alarms = _system[region].Resources("aws_cloudwatch_metric_alarm").Where(alarm => alarm.Text("metric_name") == metric).ToArray();
            alarms.ShouldNotBeEmpty();
            alarms.ShouldAllBe(alarm => threshold == null || alarm.Number("threshold") == threshold);
        }
    }

    [TestCase("api_url")]
    [TestCase("health_url")]
    [TestCase("database_writer_endpoint")]
    [TestCase("database_reader_endpoint")]
    [TestCase("payment_webhook_function")]
    [TestCase("vpc_id")]
    [TestCase("public_subnet_ids")]
    [TestCase("alerts_topic_arn")]
    [Property("Requirement", "C-OUT-1")]
    public void Each_region_tells(string output) => Regions.ShouldAllBe(region => _system.Output(region, output) != null);

    [TestCase("global", "primary_documents_bucket")]
    [TestCase("global", "secondary_documents_bucket")]
    [TestCase("global", "zone_id")]
    [TestCase("primary", "database_secret")]
    [TestCase("traffic", "primary_health_check_id")]
    [Property("Requirement", "C-OUT-1")]
    public void What_exists_once_is_told_once(string stack, string output) => _system.Output(stack, output).ShouldNotBeNull();
}
