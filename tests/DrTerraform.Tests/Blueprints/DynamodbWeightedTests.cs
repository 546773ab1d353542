using System.Text.Json;
using DrTerraform.Settings;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Blueprints;

/// <summary>System B, by value.</summary>
[TestFixture]
public sealed class DynamodbWeightedTests
{
    private const string Primary = "primary";
    private const string Secondary = "secondary";

    private IReadOnlyDictionary<string, SynthesizedStack> _stacks = null!;

    private SynthesizedStack Global => _stacks["global"];

    private SynthesizedStack Traffic => _stacks["traffic"];

    private IEnumerable<SynthesizedStack> Regions => [_stacks[Primary], _stacks[Secondary]];

    [OneTimeSetUp]
    public void Synthesize() => _stacks = Deployment.OfBlueprint("dynamodb-weighted", WithoutAccount).ById;

    [TestCase(Primary, "10.0.0.0/16", "10.0.1.0/24", "10.0.2.0/24")]
    [TestCase(Secondary, "10.1.0.0/16", "10.1.1.0/24", "10.1.2.0/24")]
    [Property("Requirement", "B-NET-1")]
    public void A_region_has_its_network_of_two_private_subnets_in_which_names_resolve(string stack, string network, params string[] subnets)
    {
        var vpc = _stacks[stack].Only("aws_vpc");
        (vpc.Text("cidr_block"), vpc.Flag("enable_dns_hostnames"), vpc.Flag("enable_dns_support")).ShouldBe((network, true, true));
        _stacks[stack].Resources("aws_subnet").Select(subnet => subnet.Text("cidr_block")).ShouldBe(subnets, ignoreOrder: true);
        _stacks[stack].Resources("aws_subnet").Select(subnet => subnet.Text("availability_zone")).ShouldBeUnique();
    }

    [TestCase("aws_internet_gateway")]
    [TestCase("aws_nat_gateway")]
    [TestCase("aws_vpc_peering_connection")]
    [Property("Requirement", "B-NET-1")]
    public void No_network_leads_anywhere(string way) => _stacks.Values.SelectMany(stack => stack.Resources(way)).ShouldBeEmpty();

    [Test]
    [Property("Requirement", "B-TBL-1")]
    public void There_is_one_table_of_transactions_by_id_and_time() => Global.Only("aws_dynamodb_table").ShouldSatisfyAllConditions(
        table => table.Text("name").ShouldBe("transactions"),
        table => table.Text("billing_mode").ShouldBe("PAY_PER_REQUEST"),
        table => (table.Text("hash_key"), table.Text("range_key")).ShouldBe(("transaction_id", "timestamp")),
        table => table.At("attribute")!.Value.EnumerateArray().Select(attribute => (attribute.Text("name"), attribute.Text("type")))
            .ShouldBe([("transaction_id", "S"), ("timestamp", "N")], ignoreOrder: true));

    [Test]
    [Property("Requirement", "B-TBL-1")]
    public void The_table_is_replicated_recoverable_streamed_and_not_protected() => Global.Only("aws_dynamodb_table").ShouldSatisfyAllConditions(
        table => table.Text("replica.0.region_name").ShouldBe("us-west-2"),
        table => table.At("replica")!.Value.GetArrayLength().ShouldBe(1),
        table => table.Flag("replica.0.point_in_time_recovery").ShouldBeTrue(),
        table => table.Flag("point_in_time_recovery.enabled").ShouldBeTrue(),
        table => table.Flag("stream_enabled").ShouldBeTrue(),
        table => table.Text("stream_view_type").ShouldBe("NEW_AND_OLD_IMAGES"),
        table => table.Flag("deletion_protection_enabled").ShouldBeFalse());

    [TestCase(Primary, "s3-payment-docs-east-dev-")]
    [TestCase(Secondary, "s3-payment-docs-west-dev-")]
    [Property("Requirement", "B-S3-1")]
    [Property("Requirement", "B-NAM-1")]
    public void A_bucket_is_named_by_its_region_and_account_and_emptied_on_destruction(string alias, string name)
    {
        var bucket = Global.Resources("aws_s3_bucket").Single(bucket => bucket.Text("provider") == $"aws.{alias}");
        bucket.Text("bucket").ShouldBe($"{name}${{data.aws_caller_identity.{CallerIdentity(alias)}.account_id}}");
        bucket.Flag("force_destroy").ShouldBeTrue();
    }

    [Test]
    [Property("Requirement", "B-S3-1")]
    public void Both_buckets_are_versioned_encrypted_by_AWS_and_closed_in_all_four_ways()
    {
        Global.Resources("aws_s3_bucket_versioning").Select(versioning => versioning.Text("versioning_configuration.status")).ShouldBe(["Enabled", "Enabled"]);
        Global.Resources("aws_s3_bucket_server_side_encryption_configuration")
            .Select(encryption => encryption.Text("rule.0.apply_server_side_encryption_by_default.sse_algorithm")).ShouldBe(["AES256", "AES256"]);
        var blocks = Global.Resources("aws_s3_bucket_public_access_block");
        blocks.Count.ShouldBe(2);
        blocks.ShouldAllBe(block => block.Flag("block_public_acls") && block.Flag("block_public_policy") && block.Flag("ignore_public_acls") && block.Flag("restrict_public_buckets"));
    }

    [Test]
    [Property("Requirement", "B-S3-1")]
    public void Everything_in_the_first_bucket_is_copied_to_the_second_once_both_are_versioned()
    {
        var replication = Global.Only("aws_s3_bucket_replication_configuration");
        replication.Text("provider").ShouldBe("aws.primary");
        replication.Text("rule.0.filter.prefix").ShouldBe("");
        replication.Text("rule.0.destination.bucket")!.ShouldStartWith("arn:aws:s3:::s3-payment-docs-west-dev-");
        replication.Texts("depends_on").Count(dependency => dependency.StartsWith("aws_s3_bucket_versioning.", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Test]
    [Property("Requirement", "B-S3-1")]
    public void The_role_of_the_replication_is_taken_on_by_S3_and_may_copy_objects_and_what_is_said_of_them()
    {
        var role = Global.Only("aws_iam_role");
        Global.DocumentOf(role, "assume_role_policy").ShouldHaveSingleItem().Texts("principals.0.identifiers").ShouldBe(["s3.amazonaws.com"]);
        Global.DocumentOf(Global.Only("aws_iam_role_policy")).SelectMany(statement => statement.Texts("actions"))
            .ShouldBe(
            [
                "s3:GetReplicationConfiguration", "s3:ListBucket", "s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging",
                "s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags",
            ], ignoreOrder: true);
    }

    [TestCase(Primary, "lambda-health-monitor-east-dev", "us-east-1")]
    [TestCase(Secondary, "lambda-health-monitor-west-dev", "us-west-2")]
    [Property("Requirement", "B-FN-1")]
    [Property("Requirement", "B-NAM-1")]
    public void The_monitor_is_told_its_table_and_its_topic_and_stays_outside_the_network(string stack, string name, string region)
    {
        var monitor = Function(stack, name);
        (monitor.Number("memory_size"), monitor.Number("timeout"), monitor.At("vpc_config")).ShouldBe((256, 300, null));
        monitor.Text("environment.variables.DR_TABLE").ShouldBe("transactions");
        monitor.Text("environment.variables.DR_TOPIC_ARN")!.ShouldStartWith($"arn:aws:sns:{region}:");
        monitor.Text("role")!.ShouldStartWith("${aws_iam_role.");
        monitor.Texts("depends_on").ShouldHaveSingleItem().ShouldStartWith("aws_iam_role_policy.");
    }

    [TestCase(Primary)]
    [TestCase(Secondary)]
    [Property("Requirement", "B-FN-1")]
    public void The_monitor_looks_every_sixty_seconds(string stack)
    {
        var rule = _stacks[stack].Resources("aws_cloudwatch_event_rule").Single(rule => rule.Text("schedule_expression") == "rate(1 minute)");
        var target = _stacks[stack].Resources("aws_cloudwatch_event_target").Single(target => target.Text("rule") == _stacks[stack].Reference("aws_cloudwatch_event_rule", "name", other => other.Text("name") == rule.Text("name")));
        target.Text("arn")!.ShouldContain(":function:lambda-health-monitor-");
    }

    [TestCase(Primary)]
    [TestCase(Secondary)]
    [Property("Requirement", "B-API-1")]
    public void The_HTTP_API_has_the_monitor_answer_health_and_deploys_by_itself(string stack)
    {
        var region = _stacks[stack];
        region.Only("aws_apigatewayv2_api").Text("protocol_type").ShouldBe("HTTP");
        region.Only("aws_apigatewayv2_route").Text("route_key").ShouldBe("GET /health");
        var integration = region.Only("aws_apigatewayv2_integration");
        integration.Text("integration_type").ShouldBe("AWS_PROXY");
        integration.Text("integration_uri").ShouldBe(region.Reference("aws_lambda_function", "invoke_arn", function => function.Text("function_name")!.StartsWith("lambda-health-monitor-", StringComparison.Ordinal)));
        (region.Only("aws_apigatewayv2_stage").Text("name"), region.Only("aws_apigatewayv2_stage").Flag("auto_deploy")).ShouldBe(("$default", true));
        region.Resources("aws_lambda_permission").ShouldContain(permission => permission.Text("principal") == "apigateway.amazonaws.com");
    }

    [TestCase(Primary, "us-east-1")]
    [TestCase(Secondary, "us-west-2")]
    [Property("Requirement", "B-DNS-1")]
    [Property("Requirement", "T-6")]
    public void A_regions_health_is_asked_of_its_API_over_HTTPS_every_30_seconds_3_times(string alias, string region)
    {
        var check = Traffic.Resources("aws_route53_health_check").Single(check => check.Text("provider") == $"aws.{alias}");
        (check.Text("type"), check.Text("resource_path"), check.Number("request_interval"), check.Number("failure_threshold")).ShouldBe(("HTTPS", "/health", 30, 3));
        check.Text("fqdn")!.ShouldEndWith($".execute-api.{region}.amazonaws.com");
    }

    [TestCase(Primary, 100)]
    [TestCase(Secondary, 0)]
    [Property("Requirement", "B-DNS-1")]
    [Property("Requirement", "T-4")]
    public void A_weighted_record_rests_on_the_check_of_its_region(string alias, int weight)
    {
        var record = Traffic.Resources("aws_route53_record").Single(record => record.Text("set_identifier") == alias);
        (record.Text("name"), record.Number("weighted_routing_policy.weight")).ShouldBe(("api.payment-app.example.net", weight));
        record.Text("health_check_id").ShouldBe(Traffic.Reference("aws_route53_health_check", "id", check => check.Text("provider") == $"aws.{alias}"));
    }

    [Test]
    [Property("Requirement", "B-DNS-1")]
    public void The_domain_has_a_zone() => Global.Only("aws_route53_zone").Text("name").ShouldBe("payment-app.example.net");

    [TestCase(Primary)]
    [TestCase(Secondary)]
    [Property("Requirement", "B-MON-1")]
    public void What_DynamoDB_refuses_is_watched_in_the_whole_region_since_its_metric_names_no_table(string stack)
    {
        var alarm = Alarm(stack, "table-user-errors");
        (alarm.Text("namespace"), alarm.Text("metric_name"), alarm.At("dimensions")).ShouldBe(("AWS/DynamoDB", "UserErrors", null));
        (alarm.Text("statistic"), alarm.Number("period"), alarm.Number("threshold"), alarm.Text("comparison_operator")).ShouldBe(("Sum", 300, 3, "GreaterThanThreshold"));
    }

    [TestCase(Primary)]
    [TestCase(Secondary)]
    [Property("Requirement", "B-MON-1")]
    public void What_DynamoDB_fails_at_is_summed_over_the_operations_that_its_metric_tells_apart(string stack)
    {
        var alarm = Alarm(stack, "table-system-errors");
        var queries = alarm.At("metric_query")!.Value.EnumerateArray().ToArray();
        queries.Single(query => query.At("return_data") is not null).Text("expression").ShouldBe("SUM(METRICS())");
        var metrics = queries.Select(query => query.At("metric")).OfType<JsonElement>().ToArray();
        metrics.Length.ShouldBe(10);
        metrics.ShouldAllBe(metric => metric.Text("metric_name") == "SystemErrors" && metric.Text("dimensions.TableName") == "transactions" && metric.Number("period") == 300);
        metrics.Select(metric => metric.Text("dimensions.Operation")).ShouldBeUnique();
        alarm.Number("threshold").ShouldBe(3);
    }

    [Test]
    [Property("Requirement", "B-MON-1")]
    public void Every_function_is_watched_for_more_than_three_errors_or_throttles_in_five_minutes(
        [Values(Primary, Secondary)] string stack, [Values("health-monitor", "config-sync")] string function, [Values("Errors", "Throttles")] string metric)
    {
        var alarm = _stacks[stack].Resources("aws_cloudwatch_metric_alarm")
            .Single(alarm => alarm.Text("metric_name") == metric && alarm.Text("dimensions.FunctionName")?.Contains(function, StringComparison.Ordinal) == true);
        (alarm.Number("threshold"), alarm.Text("comparison_operator"), alarm.Number("period"), alarm.Text("statistic")).ShouldBe((3, "GreaterThanThreshold", 300, "Sum"));
    }

    [TestCase(Primary, "us-east-1")]
    [TestCase(Secondary, "us-west-2")]
    [Property("Requirement", "B-MON-1")]
    public void All_alarms_tell_the_encrypted_topic_of_their_region_which_tells_somebody_by_email(string stack, string region)
    {
        _stacks[stack].Resources("aws_cloudwatch_metric_alarm").ShouldAllBe(alarm => alarm.Text("alarm_actions.0")!.StartsWith($"arn:aws:sns:{region}:", StringComparison.Ordinal));
        _stacks[stack].Only("aws_sns_topic").Text("kms_master_key_id")!.ShouldStartWith("${aws_kms_key.");
        var subscription = _stacks[stack].Only("aws_sns_topic_subscription");
        (subscription.Text("protocol"), subscription.Text("endpoint")).ShouldBe(("email", "payments-oncall@example.com"));
    }

    [Test]
    [Property("Requirement", "B-MON-1")]
    public void Logs_are_kept_for_a_day() => Regions.SelectMany(region => region.Resources("aws_cloudwatch_log_group")).ShouldAllBe(group => group.Number("retention_in_days") == 1);

    [TestCase(Primary)]
    [TestCase(Secondary)]
    [Property("Requirement", "B-CFG-1")]
    public void Secrets_are_encrypted_parameters_of_both_regions(string stack)
    {
        var parameters = _stacks[stack].Resources("aws_ssm_parameter");
        parameters.Select(parameter => parameter.Text("name")).ShouldBe(["/payment-app/dev/database-connection-string", "/payment-app/dev/api-key"], ignoreOrder: true);
        parameters.ShouldAllBe(parameter => parameter.Text("type") == "SecureString" && parameter.Text("key_id")!.StartsWith("${aws_kms_key.", StringComparison.Ordinal));
    }

    [TestCase(Primary, "lambda-config-sync-east-dev", "us-west-2", "west")]
    [TestCase(Secondary, "lambda-config-sync-west-dev", "us-east-1", "east")]
    [Property("Requirement", "B-CFG-1")]
    [Property("Requirement", "B-NAM-1")]
    public void The_synchronizer_is_told_the_path_and_the_other_region(string stack, string name, string peer, string peerLabel)
    {
        var sync = Function(stack, name);
        (sync.Number("memory_size"), sync.Number("timeout"), sync.At("vpc_config")).ShouldBe((256, 300, null));
        sync.Text("environment.variables.DR_PARAMETER_PREFIX").ShouldBe("/payment-app/dev/");
        sync.Text("environment.variables.DR_PEER_REGION").ShouldBe(peer);
        sync.Text("environment.variables.DR_PEER_KEY").ShouldBe($"alias/dr-encryption-{peerLabel}-dev");
        sync.Text("environment.variables.DR_PEER_ROLE_ARN")!.ShouldEndWith($":role/role-config-writer-{peerLabel}-dev");
    }

    [TestCase(Primary)]
    [TestCase(Secondary)]
    [Property("Requirement", "B-CFG-1")]
    public void The_synchronizer_hears_of_every_change_below_the_path(string stack)
    {
        var rule = _stacks[stack].Resources("aws_cloudwatch_event_rule").Single(rule => rule.At("event_pattern") is not null);
        var pattern = JsonDocument.Parse(rule.Text("event_pattern")!).RootElement;
        pattern.Texts("detail-type").ShouldBe(["Parameter Store Change"]);
        pattern.Texts("source").ShouldBe(["aws.ssm"]);
        pattern.Text("detail.name.0.prefix").ShouldBe("/payment-app/dev/");
    }

    [TestCase(Primary, "us-east-1")]
    [TestCase(Secondary, "us-west-2")]
    [Property("Requirement", "B-IAM-1")]
    public void The_monitor_may_describe_its_table_publish_to_its_topic_and_write_its_log(string stack, string region)
    {
        var rights = Rights(stack, "role-health-monitor-");
        Allowed(rights, "dynamodb:DescribeTable").Texts("resources").ShouldHaveSingleItem().ShouldMatch($@"^arn:aws:dynamodb:{region}:.*:table/transactions$");
        Allowed(rights, "sns:Publish").Texts("resources").ShouldHaveSingleItem().ShouldMatch($@"^arn:aws:sns:{region}:.*:sns-alerts-");
        rights.SelectMany(statement => statement.Texts("actions")).ShouldBe(
            ["logs:CreateLogStream", "logs:PutLogEvents", "sqs:SendMessage", "dynamodb:DescribeTable", "sns:Publish"], ignoreOrder: true);
    }

    [TestCase(Primary, "us-east-1", "west")]
    [TestCase(Secondary, "us-west-2", "east")]
    [Property("Requirement", "B-IAM-1")]
    public void The_synchronizer_may_read_at_home_and_take_on_one_role_there_as_that_function_alone(string stack, string region, string peerLabel)
    {
        var rights = Rights(stack, "role-config-sync-");
        Allowed(rights, "ssm:GetParameters").Texts("resources").ShouldAllBe(resource => resource.StartsWith($"arn:aws:ssm:{region}:", StringComparison.Ordinal) && resource.Contains(":parameter/payment-app/dev", StringComparison.Ordinal));
        rights.SelectMany(statement => statement.Texts("actions")).ShouldNotContain("ssm:PutParameter");
        var take = Allowed(rights, "sts:AssumeRole");
        take.Texts("resources").ShouldHaveSingleItem().ShouldEndWith($":role/role-config-writer-{peerLabel}-dev");
        Condition(take, "ArnEquals", "lambda:SourceFunctionArn").ShouldHaveSingleItem().ShouldMatch($@"^arn:aws:lambda:{region}:.*:function:lambda-config-sync-");
    }

    [TestCase(Primary, "us-east-1", "east", "west")]
    [TestCase(Secondary, "us-west-2", "west", "east")]
    [Property("Requirement", "B-IAM-1")]
    [Property("Requirement", "B-CFG-1")]
    public void The_role_that_writes_here_is_for_the_other_synchronizer_and_for_an_hour(string stack, string region, string label, string peerLabel)
    {
        var role = _stacks[stack].Resources("aws_iam_role").Single(role => role.Text("name") == $"role-config-writer-{label}-dev");
        role.Number("max_session_duration").ShouldBe(3600);
        var trust = _stacks[stack].DocumentOf(role, "assume_role_policy").ShouldHaveSingleItem();
        trust.Texts("principals.0.identifiers").ShouldHaveSingleItem().ShouldEndWith(":root");
        Condition(trust, "ArnEquals", "aws:PrincipalArn").ShouldHaveSingleItem().ShouldEndWith($":role/role-config-sync-{peerLabel}-dev");
        Allowed(Rights(stack, "role-config-writer-"), "ssm:PutParameter").Texts("resources").ShouldHaveSingleItem().ShouldMatch($@"^arn:aws:ssm:{region}:.*:parameter/payment-app/dev/\*$");
    }

    [Test]
    [Property("Requirement", "B-IAM-1")]
    [Property("Requirement", "T-10")]
    public void Policies_are_documents_and_only_the_listing_of_parameters_names_no_resource()
    {
        foreach (var stack in Regions.Append(Global))
        {
            stack.Resources("aws_iam_role_policy").ShouldAllBe(policy => policy.Text("policy")!.StartsWith("${data.aws_iam_policy_document.", StringComparison.Ordinal));
            stack.Resources("aws_iam_role_policy").SelectMany(policy => stack.DocumentOf(policy))
                .Where(statement => statement.Texts("resources").Contains("*") || statement.Texts("actions").Any(action => action.Contains('*', StringComparison.Ordinal)))
                .SelectMany(statement => statement.Texts("actions"))
                .ShouldAllBe(action => action == "ssm:DescribeParameters");
        }
    }

    [TestCase(Primary, "us-east-1", "east")]
    [TestCase(Secondary, "us-west-2", "west")]
    [Property("Requirement", "B-KMS-1")]
    public void A_key_rotates_leaves_the_account_in_charge_and_serves_topics_and_parameters(string stack, string region, string label)
    {
        var key = _stacks[stack].Only("aws_kms_key");
        (key.Flag("enable_key_rotation"), key.Number("deletion_window_in_days")).ShouldBe((true, 7));
        _stacks[stack].Only("aws_kms_alias").Text("name").ShouldBe($"alias/dr-encryption-{label}-dev");

        var statements = _stacks[stack].DocumentOf(key);
        var account = statements.Single(statement => statement.Texts("actions").Contains("kms:*"));
        account.Texts("principals.0.identifiers").ShouldHaveSingleItem().ShouldEndWith(":root");
        var use = statements.Single(statement => statement.Texts("actions").Contains("kms:Encrypt") && Condition(statement, "StringEquals", "kms:ViaService").Count > 0);
        use.Texts("actions").ShouldContain("kms:Decrypt");
        Condition(use, "StringEquals", "kms:ViaService").ShouldContain($"sns.{region}.amazonaws.com");
        Condition(use, "StringEquals", "kms:ViaService").ShouldContain($"ssm.{region}.amazonaws.com");
    }

    [Test]
    [Property("Requirement", "B-PRV-1")]
    public void Every_provider_has_the_four_tags()
    {
        foreach (var provider in _stacks.Values.SelectMany(stack => stack.Root.GetProperty("provider").GetProperty("aws").EnumerateArray()))
        {
            provider.At("default_tags.0.tags")!.Value.EnumerateObject().ToDictionary(tag => tag.Name, tag => tag.Value.GetString()).ShouldBe(
                new Dictionary<string, string?> { ["Environment"] = "dev", ["DataClassification"] = "sensitive", ["Owner"] = "platform-team", ["ManagedBy"] = "terraform" }, ignoreOrder: true);
        }
    }

    [Test]
    [Property("Requirement", "B-PRV-1")]
    [Property("Requirement", "T-9")]
    public void Terraform_1_5_and_the_random_provider_will_do_where_the_settings_say_so()
    {
        var system = Deployment.OfBlueprint("dynamodb-weighted", settings => settings with { Secrets = settings.Secrets with { Mode = SecretMode.Random } });
        system.ById.Values.ShouldAllBe(stack => stack.Root.Text("terraform.required_version") == ">= 1.5" && stack.Root.Text("terraform.required_providers.aws.version") == "~> 5.0");
        new[] { Primary, Secondary }.ShouldAllBe(region => system[region].Resources("random_password").Count == 2 && system[region].Root.At("terraform.required_providers.random") != null);
    }

    [Test]
    [Property("Requirement", "T-9")]
    public void Otherwise_no_state_holds_a_generated_secret() => Regions.SelectMany(region => region.Resources("aws_ssm_parameter"))
        .ShouldAllBe(parameter => parameter.At("value") == null && parameter.At("value_wo") != null);

    [Test]
    [Property("Requirement", "B-PRV-1")]
    [Property("Requirement", "B-NAM-1")]
    public void Another_environment_is_in_every_name()
    {
        var stage = Deployment.OfBlueprint("dynamodb-weighted", settings => settings with { Environment = "stage" });
        stage[Primary].Resources("aws_lambda_function").Select(function => function.Text("function_name")).ShouldBe(["lambda-health-monitor-east-stage", "lambda-config-sync-east-stage"], ignoreOrder: true);
        stage[Secondary].Resources("aws_ssm_parameter").ShouldAllBe(parameter => parameter.Text("name")!.StartsWith("/payment-app/stage/", StringComparison.Ordinal));
    }

    [Test]
    [Property("Requirement", "B-NAM-1")]
    public void Nothing_in_a_name_is_random() => _stacks.Values.SelectMany(stack => stack.Counts().Keys).ShouldNotContain("random_string");

    [Test]
    [Property("Requirement", "B-DAT-1")]
    public void Data_sources_tell_account_zones_and_documents_and_look_up_nothing_else() => _stacks.Values.SelectMany(stack => stack.DataSources()).Distinct()
        .ShouldBe(["aws_caller_identity", "aws_availability_zones", "aws_iam_policy_document", "terraform_remote_state"], ignoreOrder: true, "the last one is a neighbour's outputs");

    [TestCase("global", "transactions_table", "transactions_table_arn", "transactions_stream_arn", "zone_id", "zone_name", "documents_replication_role_arn")]
    [TestCase("global", "primary_documents_bucket", "primary_documents_bucket_arn", "secondary_documents_bucket", "secondary_documents_bucket_arn")]
    [TestCase(Primary, "vpc_id", "vpc_cidr", "private_subnet_ids", "region_key_id", "region_key_arn", "alerts_topic_arn", "alarm_names", "shared_parameters")]
    [TestCase(Secondary, "vpc_id", "vpc_cidr", "private_subnet_ids", "region_key_id", "region_key_arn", "alerts_topic_arn", "alarm_names", "shared_parameters")]
    [TestCase(Primary, "health_monitor_function", "health_monitor_function_arn", "health_monitor_role_arn", "config_sync_function", "config_sync_function_arn", "config_sync_role_arn", "config_writer_role_arn", "api_id", "api_url")]
    [TestCase(Secondary, "health_monitor_function", "health_monitor_function_arn", "health_monitor_role_arn", "config_sync_function", "config_sync_function_arn", "config_sync_role_arn", "config_writer_role_arn", "api_id", "api_url")]
    [TestCase("traffic", "primary_health_check_id", "secondary_health_check_id", "record_fqdn", "api_url")]
    [Property("Requirement", "B-OUT-1")]
    public void Whatever_was_made_is_told(string stack, params string[] outputs) => outputs.Except(Outputs(stack).Keys).ShouldBeEmpty();

    [Test]
    [Property("Requirement", "B-OUT-1")]
    public void There_are_at_least_forty_outputs() => _stacks.Keys.Where(stack => stack != "backend").Sum(stack => Outputs(stack).Count).ShouldBeGreaterThanOrEqualTo(40);

    [Test]
    [Property("Requirement", "B-OUT-1")]
    public void Who_is_alerted_is_not_shown_and_no_output_holds_a_parameters_value()
    {
        foreach (var stack in new[] { Primary, Secondary })
        {
            Outputs(stack)["alert_emails"].Flag("sensitive").ShouldBeTrue();
            Outputs(stack).Values.ShouldAllBe(output => !output.GetRawText().Contains("random_password", StringComparison.Ordinal) && !output.GetRawText().Contains(".value}", StringComparison.Ordinal));
        }
    }

    // As it is shipped: the account is that of the credentials.
    private static DrSettings WithoutAccount(DrSettings settings) => settings with { Account = null };

    private JsonElement Function(string stack, string name) => _stacks[stack].Resources("aws_lambda_function").Single(function => function.Text("function_name") == name);

    private JsonElement Alarm(string stack, string purpose) =>
        _stacks[stack].Resources("aws_cloudwatch_metric_alarm").Single(alarm => alarm.Text("alarm_name")!.StartsWith($"alarm-{purpose}-", StringComparison.Ordinal));

    private Dictionary<string, JsonElement> Outputs(string stack) => _stacks[stack].Root.GetProperty("output").EnumerateObject().ToDictionary(output => output.Name, output => output.Value);

    private string CallerIdentity(string alias) => Global.Root.GetProperty("data").GetProperty("aws_caller_identity").EnumerateObject().Single(identity => identity.Value.Text("provider") == $"aws.{alias}").Name;

    private IReadOnlyList<JsonElement> Rights(string stack, string role)
    {
        var reference = _stacks[stack].Reference("aws_iam_role", "id", candidate => candidate.Text("name")!.StartsWith(role, StringComparison.Ordinal));
        return _stacks[stack].DocumentOf(_stacks[stack].Resources("aws_iam_role_policy").Single(policy => policy.Text("role") == reference));
    }

    private static JsonElement Allowed(IReadOnlyList<JsonElement> statements, string action) => statements.Single(statement => statement.Texts("actions").Contains(action));

    private static IReadOnlyList<string> Condition(JsonElement statement, string test, string variable) =>
        statement.At("condition") is { } conditions
            ? [.. conditions.EnumerateArray().Where(condition => condition.Text("test") == test && condition.Text("variable") == variable).SelectMany(condition => condition.Texts("values"))]
            : [];
}
