using System.Text.Json;
using DrTerraform.Constructs.Alerts;
using DrTerraform.Settings;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Alerts;

[TestFixture]
public sealed class RegionAlarmsTests
{
    private IReadOnlyList<JsonElement> _alarms = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _ = new RegionAlarms(stack, "Alarms", new RegionAlarmsProps
        {
            Placement = Some.Placement(stack),
            Settings = new AlarmSettings { ReplicationLagMilliseconds = 7_000, RpoLagSeconds = 25, FunctionErrors = 2, ApiServerErrors = 4 },
            TopicArn = Some.TopicArn,
            DatabaseIdentifier = "aurora-here",
            Functions = new Dictionary<string, string> { ["webhook"] = "lambda-webhook", ["health"] = "lambda-health" },
            DeadLetterQueue = "letters",
            Api = new WatchedApi("api-here", "live"),
        });
        _alarms = SynthesizedStack.Of(stack).Resources("aws_cloudwatch_metric_alarm");
    }

    [Test]
    [Property("Requirement", "A-MON-1")]
    public void RPO_lag_is_watched_in_the_metrics_own_milliseconds() => Alarm("rpo-lag").ShouldSatisfyAllConditions(
        alarm => alarm.Text("metric_name").ShouldBe("AuroraGlobalDBRPOLag"),
        alarm => alarm.Number("threshold").ShouldBe(25_000));

    [Test]
    [Property("Requirement", "A-MON-1")]
    public void Replication_lag_is_watched_in_milliseconds() => Alarm("replication-lag").ShouldSatisfyAllConditions(
        alarm => alarm.Text("metric_name").ShouldBe("AuroraGlobalDBReplicationLag"),
        alarm => alarm.Number("threshold").ShouldBe(7_000));

    [TestCase("rpo-lag")]
    [TestCase("replication-lag")]
    [Property("Requirement", "T-8")]
    public void A_lag_is_of_the_regions_own_cluster_and_silent_while_that_is_the_writer(string purpose) => Alarm(purpose).ShouldSatisfyAllConditions(
        alarm => alarm.Text("dimensions.DBClusterIdentifier").ShouldBe("aurora-here"),
        alarm => alarm.Text("treat_missing_data").ShouldBe("notBreaching"));

    [TestCase("database-cpu", "CPUUtilization")]
    [TestCase("database-connections", "DatabaseConnections")]
    [TestCase("database-deadlocks", "Deadlocks")]
    [Property("Requirement", "A-MON-1")]
    public void The_health_of_the_cluster_is_watched(string purpose, string metric) => Alarm(purpose).Text("metric_name").ShouldBe(metric);

    [Test]
    public void Every_function_is_watched_for_failures_and_throttling([Values("webhook", "health")] string function, [Values("Errors", "Throttles")] string metric)
    {
        var alarm = _alarms.Single(alarm => alarm.Text("dimensions.FunctionName") == $"lambda-{function}" && alarm.Text("metric_name") == metric);
        alarm.Text("statistic").ShouldBe("Sum");
        alarm.Number("period").ShouldBe(300);
        alarm.Number("threshold").ShouldBe(2);
    }

    [Test]
    public void One_dead_letter_is_enough() => Alarm("dead-letters").ShouldSatisfyAllConditions(
        alarm => alarm.Text("dimensions.QueueName").ShouldBe("letters"),
        alarm => alarm.Text("comparison_operator").ShouldBe("GreaterThanThreshold"),
        alarm => alarm.Number("threshold").ShouldBe(0),
        alarm => alarm.Number("evaluation_periods").ShouldBe(1));

    [Test]
    public void The_API_is_watched_by_its_stage() => Alarm("api-server-errors").ShouldSatisfyAllConditions(
        alarm => alarm.Text("metric_name").ShouldBe("5XXError"),
        alarm => alarm.Text("dimensions.ApiName").ShouldBe("api-here"),
        alarm => alarm.Text("dimensions.Stage").ShouldBe("live"),
        alarm => alarm.Number("threshold").ShouldBe(4));

    [Test]
    [Property("Requirement", "X-9")]
    public void Every_alarm_tells_the_topic_of_its_own_region() => _alarms.ShouldAllBe(alarm => alarm.Text("provider") == "aws.secondary" && alarm.Text("alarm_actions.0") == Some.TopicArn);

    [Test]
    public void Every_alarm_says_what_it_means_and_what_to_do() => _alarms.ShouldAllBe(alarm => alarm.Text("alarm_description")!.Length > 20);

    private JsonElement Alarm(string purpose) => _alarms.Single(alarm => alarm.Text("alarm_name") == $"alarm-{purpose}-usw2-dr-test");
}
