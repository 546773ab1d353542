using System.Text.Json;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Stacks;

/// <summary>What a region's parts are to each other. Each fact is asked of both regions.</summary>
[TestFixture("primary", "us-east-1", "10.0.", "10.1.0.0/16")]
[TestFixture("secondary", "us-west-2", "10.1.", "10.0.0.0/16")]
public sealed class RegionStackTests(string alias, string region, string network, string peerCidr)
{
    // Who calls these is the Lambda service, not code inside the VPC.
    private static readonly string[] CalledByTheService = ["logs", "sqs", "ec2"];

    private readonly SynthesizedStack _stack = Deployment.Stacks[alias];

    [Test]
    [Property("Requirement", "A-FN-2")]
    [Property("Requirement", "A-NET-1")]
    public void There_is_an_endpoint_for_every_service_that_the_code_of_a_function_calls()
    {
        var called = _stack.Resources("aws_iam_role_policy").Where(policy => policy.GetRawText().Contains("WriteLogs", StringComparison.Ordinal) && policy.GetRawText().Contains("JoinNetwork", StringComparison.Ordinal))
            .SelectMany(policy => policy.Statements())
            .SelectMany(statement => statement.GetProperty("Action") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(action => action.GetString()!) : [statement.Text("Action")!])
            .Select(action => action.Split(':')[0])
            .Distinct()
            .Except(CalledByTheService)
            .ToArray();

        called.ShouldNotBeEmpty();
        _stack.Resources("aws_vpc_endpoint").Select(endpoint => endpoint.Text("service_name")!.Replace($"com.amazonaws.{region}.", "", StringComparison.Ordinal)).ShouldBe(called, ignoreOrder: true);
    }

    [Test]
    [Property("Requirement", "A-FN-1")]
    [Property("Requirement", "A-FN-2")]
    public void Both_functions_find_database_tables_and_credentials_of_their_own_region_by_their_environment()
    {
        var functions = InTheNetwork().ToArray();
        functions.Length.ShouldBe(2);
        foreach (var function in functions)
        {
            function.Text("environment.variables.DR_DATABASE_WRITER_HOST").ShouldBe(_stack.Reference("aws_rds_cluster", "endpoint", _ => true));
            function.Text("environment.variables.DR_DATABASE_READER_HOST").ShouldBe(_stack.Reference("aws_rds_cluster", "reader_endpoint", _ => true));
            function.Text("environment.variables.DR_SESSIONS_TABLE").ShouldBe("dynamodb-sessions-global-dr-test");
            function.Text("environment.variables.DR_CONTROL_TABLE").ShouldBe("dynamodb-control-global-dr-test");
            function.Text("environment.variables.DR_DATABASE_SECRET").ShouldBe("secret-database-global-dr-test");
        }
    }

    [Test]
    [Property("Requirement", "A-FN-2")]
    [Property("Requirement", "A-IAM-1")]
    public void The_webhook_may_read_its_secrets_and_its_role_and_keep_sessions_in_its_own_region_and_no_more()
    {
        var rights = _stack.Resources("aws_iam_role_policy").Single(policy => policy.GetRawText().Contains("KeepSessions", StringComparison.Ordinal));
        rights.Statements().Select(statement => statement.Text("Sid")).ShouldBe(
            ["WriteLogs", "LeaveDeadLetters", "JoinNetwork", "NotByCode", "ReadDatabaseSecret", "ReadWebhookSecret", "ReadRole", "KeepSessions"], ignoreOrder: true);
        rights.Statements().Where(statement => statement.Text("Resource") != "*").ShouldAllBe(statement => statement.Text("Resource")!.Contains($":{region}:111122223333:", StringComparison.Ordinal));
    }

    [Test]
    [Property("Requirement", "A-IAM-1")]
    public void The_health_function_may_write_nothing_but_its_log() => _stack.Resources("aws_iam_role_policy")
        .Single(policy => policy.GetRawText().Contains("ProbeSessions", StringComparison.Ordinal))
        .Statement("ProbeSessions").Text("Action").ShouldBe("dynamodb:GetItem");

    [Test]
    [Property("Requirement", "A-OPT-1")]
    [Property("Requirement", "A-DNS-1")]
    public void The_monitor_stands_outside_the_network_and_is_started_every_minute()
    {
        Monitor().At("vpc_config").ShouldBeNull();
        _stack.Resources("aws_cloudwatch_event_rule").Single(rule => rule.Text("name")!.Contains("region-monitor", StringComparison.Ordinal)).Text("schedule_expression").ShouldBe("rate(1 minute)");
    }

    [Test]
    public void The_monitor_asks_the_other_region_by_names_that_are_known_before_it_exists()
    {
        var peer = region == "us-east-1" ? "us-west-2" : "us-east-1";
        Monitor().ShouldSatisfyAllConditions(
            monitor => monitor.Text("environment.variables.DR_PEER_REGION").ShouldBe(peer),
            monitor => monitor.Text("environment.variables.DR_PEER_HOST").ShouldBe($"endpoint-{peer}.pay.bank.test"),
            monitor => monitor.Text("environment.variables.DR_PEER_STATUS_NAME").ShouldBe($"status-{peer}.pay.bank.test"),
            monitor => monitor.Text("environment.variables.DR_PEER_HEALTH_URL").ShouldBe("https://api.pay.bank.test/health"),
            monitor => monitor.Text("environment.variables.DR_CAPACITY_FLOOR").ShouldBe("8"));
    }

    [Test]
    [Property("Requirement", "A-IAM-1")]
    [Property("Requirement", "X-7")]
    public void The_monitor_may_promote_this_region_and_reach_no_other_and_no_control_plane()
    {
        var rights = MonitorRights();
        rights.Statements().SelectMany(statement => statement.Texts("Action")).Order(StringComparer.Ordinal).ShouldBe(
        [
            "cloudwatch:GetMetricStatistics", "dynamodb:GetItem", "dynamodb:PutItem", "events:PutEvents", "logs:CreateLogStream", "logs:PutLogEvents",
            "rds:DescribeDBClusters", "rds:DescribeGlobalClusters", "rds:FailoverGlobalCluster", "rds:ModifyDBCluster", "sns:Publish", "sqs:SendMessage",
        ]);
        rights.Statements().Where(statement => statement.Text("Sid") != "Promote" && statement.Text("Resource") != "*")
            .ShouldAllBe(statement => statement.Text("Resource")!.Contains($":{region}:111122223333:", StringComparison.Ordinal));
    }

    [Test]
    public void The_right_to_promote_names_the_frame_and_both_members() => MonitorRights().Statement("Promote").Texts("Resource").ShouldBe(
    [
        "arn:aws:rds::111122223333:global-cluster:aurora-payments-global-dr-test",
        "arn:aws:rds:us-east-1:111122223333:cluster:aurora-payments-use1-dr-test",
        "arn:aws:rds:us-west-2:111122223333:cluster:aurora-payments-usw2-dr-test",
    ], ignoreOrder: true);

    [Test]
    [Property("Requirement", "A-NET-1")]
    public void Database_functions_and_endpoints_are_in_the_three_private_subnets()
    {
        var subnets = _stack.Resources("aws_subnet");
        subnets.Count.ShouldBe(3);
        subnets.ShouldAllBe(subnet => subnet.Text("cidr_block")!.StartsWith(network, StringComparison.Ordinal));
        var ids = _stack.Only("aws_db_subnet_group").Texts("subnet_ids");
        ids.Count.ShouldBe(3);
        InTheNetwork().ShouldAllBe(function => function.Texts("vpc_config.subnet_ids").SequenceEqual(ids));
        _stack.Resources("aws_vpc_endpoint").Where(endpoint => endpoint.Text("vpc_endpoint_type") == "Interface").ShouldAllBe(endpoint => endpoint.Texts("subnet_ids").SequenceEqual(ids));
    }

    [Test]
    [Property("Requirement", "A-NET-1")]
    public void The_database_answers_the_peer_network() =>
        _stack.Resources("aws_vpc_security_group_ingress_rule").Select(rule => rule.Text("cidr_ipv4")).OfType<string>().ShouldBe([peerCidr]);

    [Test]
    [Property("Requirement", "A-MON-1")]
    public void Both_lags_are_watched_here_on_the_regions_own_cluster()
    {
        var cluster = _stack.Only("aws_rds_cluster").Text("cluster_identifier");
        var lags = _stack.Resources("aws_cloudwatch_metric_alarm").Where(alarm => alarm.Text("metric_name")!.StartsWith("AuroraGlobalDB", StringComparison.Ordinal)).ToArray();
        lags.Select(alarm => alarm.Text("metric_name")).ShouldBe(["AuroraGlobalDBReplicationLag", "AuroraGlobalDBRPOLag"], ignoreOrder: true);
        lags.ShouldAllBe(alarm => alarm.Text("dimensions.DBClusterIdentifier") == cluster);
        lags.Single(alarm => alarm.Text("metric_name") == "AuroraGlobalDBRPOLag").Number("threshold").ShouldBeLessThan(Some.Settings().Objectives.RpoSeconds * 1000);
    }

    [Test]
    [Property("Requirement", "A-DB-2")]
    public void Automated_backups_reach_back_7_days() => _stack.Only("aws_rds_cluster").Number("backup_retention_period").ShouldBe(7);

    [Test]
    [Property("Requirement", "A-FN-1")]
    public void Functions_have_1024_MB() => InTheNetwork().ShouldAllBe(function => function.Number("memory_size") == 1024);

    [Test]
    [Property("Requirement", "A-OPT-1")]
    public void Parameters_have_the_same_paths_in_both_regions() => _stack.Resources("aws_ssm_parameter").Select(parameter => parameter.Text("name")).ShouldBe(
        ["/payments/dr-test/api/url", "/payments/dr-test/database/writer-endpoint", "/payments/dr-test/database/reader-endpoint", "/payments/dr-test/database/name", "/payments/dr-test/tables/sessions"], ignoreOrder: true);

    [Test]
    [Property("Requirement", "X-8")]
    public void Health_standby_and_readiness_are_open_and_answered_by_the_health_function()
    {
        var paths = JsonDocument.Parse(_stack.Only("aws_api_gateway_rest_api").Text("body")!).RootElement.GetProperty("paths");
        foreach (var path in new[] { "/health", "/standby", "/ready" })
        {
            var operation = paths.GetProperty(path).GetProperty("get");
            operation.TryGetProperty("security", out _).ShouldBeFalse(path);
            operation.GetProperty("x-amazon-apigateway-integration").Text("type").ShouldBe("aws_proxy");
            operation.GetProperty("x-amazon-apigateway-integration").Text("uri")!.ShouldContain("lambda-region-health-");
        }
    }

    [Test]
    public void All_but_the_webhook_and_health_is_called_by_signed_requests_only() => JsonDocument.Parse(_stack.Only("aws_api_gateway_rest_api").Text("body")!).RootElement
        .GetProperty("paths").EnumerateObject()
        .SelectMany(path => path.Value.EnumerateObject().Where(operation => !operation.Value.TryGetProperty("security", out _)).Select(operation => $"{operation.Name} {path.Name}"))
        .ShouldBe(["post /payments", "get /health", "get /standby", "get /ready"], ignoreOrder: true);

    private IEnumerable<JsonElement> InTheNetwork() => _stack.Resources("aws_lambda_function").Where(function => function.At("vpc_config") is not null);

    private JsonElement Monitor() => _stack.Resources("aws_lambda_function").Single(function => function.Text("function_name")!.Contains("region-monitor", StringComparison.Ordinal));

    private JsonElement MonitorRights() => _stack.Resources("aws_iam_role_policy").Single(policy => policy.GetRawText().Contains("FailoverGlobalCluster", StringComparison.Ordinal));
}
