using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using DrTerraform.Integration.Tests.Support;

namespace DrTerraform.Integration.Tests.Deployed;

/// <summary>One region's topic, and the alarms on what is in the region.</summary>
[TestFixture(DeployedRegion.Primary)]
[TestFixture(DeployedRegion.Secondary)]
[Category("Integration")]
public sealed class AlertTests(string role)
{
    private DeployedRegion _region = null!;
    private string _topic = null!;
    private Dictionary<string, string> _attributes = null!;
    private IReadOnlyList<XElement> _alarms = null!;

    [OneTimeSetUp]
    public async Task Ask()
    {
        _region = Deployment.Current.Region(role);
        _topic = _region.Output("alerts_topic_arn");
        _attributes = (await _region.QueryAsync(AwsService.Sns, "GetTopicAttributes", ("TopicArn", _topic))).All("GetTopicAttributesResult/Attributes/entry")
            .ToDictionary(entry => entry.Text("key")!, entry => entry.Text("value")!);
        var watched = await WatchedAsync();
        _alarms = [.. (await _region.AlarmsAsync()).Where(alarm => alarm.All("Dimensions/member").Any(dimension => watched.Contains(dimension.Text("Value")!)))];
    }

    [Test]
    [Property("Requirement", "X-9")]
    public void The_topic_is_in_the_region() => _topic.ShouldStartWith($"arn:aws:sns:{_region.Name}:");

    [Test]
    [Property("Requirement", "X-6")]
    public void It_is_encrypted_under_the_regions_own_key() => _attributes["KmsMasterKeyId"].ShouldBe(_region.Output("region_key_arn"));

    [TestCase("cloudwatch.amazonaws.com")]
    [TestCase("events.rds.amazonaws.com")]
    [Property("Requirement", "A-MON-1")]
    public void A_service_of_AWS_may_publish_for_this_account_only(string service) =>
        Grant(service).GetProperty("Condition").GetProperty("StringEquals").Text("aws:SourceAccount").ShouldBe(_topic.Split(':')[4]);

    [Test]
    [Property("Requirement", "A-OPT-1")]
    public void EventBridge_may_publish_and_is_asked_no_condition_since_it_could_meet_none() =>
        Grant("events.amazonaws.com").TryGetProperty("Condition", out _).ShouldBeFalse("EventBridge User Guide, \"Amazon SNS permissions\": a topic's policy can hold no condition for it, and events would be dropped in silence");

    [Test]
    [Property("Requirement", "X-6")]
    public void Nobody_publishes_without_TLS() => Answers.Statements(_attributes["Policy"])
        .Where(statement => statement.Text("Effect") == "Deny")
        .ShouldHaveSingleItem().GetProperty("Condition").GetProperty("Bool").Text("aws:SecureTransport").ShouldBe("false");

    [Test]
    [Property("Requirement", "X-9")]
    public void Every_alarm_tells_the_regions_own_topic_when_it_begins_and_ends()
    {
        _alarms.ShouldNotBeEmpty();
        foreach (var alarm in _alarms)
        {
            alarm.Text("ActionsEnabled").ShouldBe("true", alarm.Text("AlarmName"));
            alarm.All("AlarmActions/member").Select(action => action.Value).ShouldBe([_topic], alarm.Text("AlarmName"));
            alarm.All("OKActions/member").Select(action => action.Value).ShouldBe([_topic], alarm.Text("AlarmName"));
        }
    }

    [TestCase("AuroraGlobalDBReplicationLag")]
    [TestCase("AuroraGlobalDBRPOLag")]
    [TestCase("CPUUtilization")]
    [TestCase("DatabaseConnections")]
    [Property("Requirement", "A-MON-1")]
    public void The_regions_own_cluster_is_watched(string metric) => Alarm(metric).All("Dimensions/member")
        .Select(dimension => (dimension.Text("Name"), dimension.Text("Value")))
        .ShouldBe([("DBClusterIdentifier", _region.ClusterIdentifier())]);

    [Test]
    [Property("Requirement", "A-MON-1")]
    public void The_alarm_on_what_would_be_lost_comes_before_a_minute_is() =>
        double.Parse(Alarm("AuroraGlobalDBRPOLag").Text("Threshold")!, CultureInfo.InvariantCulture).ShouldBeLessThan(TimeSpan.FromMinutes(1).TotalMilliseconds);

    [TestCase("Errors")]
    [TestCase("Throttles")]
    [Property("Requirement", "A-MON-1")]
    public void Every_function_is_watched(string metric) => _alarms
        .Where(alarm => alarm.Text("MetricName") == metric)
        .Select(alarm => alarm.All("Dimensions/member").ShouldHaveSingleItem().Text("Value"))
        .ShouldBe(DeployedFunctions.Outputs.Select(_region.Output), ignoreOrder: true);

    [TestCase("ApproximateNumberOfMessagesVisible")]
    [TestCase("5XXError")]
    [TestCase("Latency")]
    [Property("Requirement", "A-MON-1")]
    public void Queue_and_API_are_watched(string metric) => Alarm(metric).ShouldNotBeNull();

    [Test]
    [Property("Requirement", "X-6")]
    public async Task What_functions_could_not_do_is_kept_encrypted()
    {
        var address = (await _region.JsonAsync(AwsService.Sqs, "GetQueueUrl", new { QueueName = _region.Output("dead_letter_queue") })).Text("QueueUrl");
        var queue = (await _region.JsonAsync(AwsService.Sqs, "GetQueueAttributes", new { QueueUrl = address, AttributeNames = new[] { "All" } })).GetProperty("Attributes");
        queue.Text("KmsMasterKeyId").ShouldBe(_region.Output("region_key_arn"));
        Answers.Statements(queue.Text("Policy")!).ShouldHaveSingleItem().Text("Effect").ShouldBe("Deny");
    }

    private JsonElement Grant(string service) => Answers.Statements(_attributes["Policy"])
        .Where(statement => statement.GetProperty("Principal") is { ValueKind: JsonValueKind.Object } who && who.TryGetProperty("Service", out var services) && services.OneOrMany().Contains(service))
        .ShouldHaveSingleItem($"statements for {service}");

    private XElement Alarm(string metric) => _alarms.Where(alarm => alarm.Text("MetricName") == metric).ShouldHaveSingleItem();

    // What an alarm of this region can be about, by the names that CloudWatch's dimensions carry.
    private async Task<HashSet<string>> WatchedAsync() =>
    [
        _region.ClusterIdentifier(),
        _region.Output("dead_letter_queue"),
        .. DeployedFunctions.Outputs.Select(_region.Output),
        (await _region.GetJsonAsync(AwsService.ApiGateway, $"/restapis/{_region.Output("api_id")}")).Text("name")!,
    ];
}
