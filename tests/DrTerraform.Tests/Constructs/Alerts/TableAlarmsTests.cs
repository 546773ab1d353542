using System.Text.Json;
using DrTerraform.Constructs.Alerts;
using DrTerraform.Settings;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Alerts;

[TestFixture]
public sealed class TableAlarmsTests
{
    private IReadOnlyList<JsonElement> _alarms = null!;
    private IReadOnlyList<string> _names = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _names = new TableAlarms(stack, "Alarms", new TableAlarmsProps
        {
            Placement = Some.Placement(stack),
            Settings = new AlarmSettings { TableErrors = 7 },
            TopicArn = Some.TopicArn,
            Table = "transactions",
        }).Names;
        _alarms = SynthesizedStack.Of(stack).Resources("aws_cloudwatch_metric_alarm");
    }

    [Test]
    [Property("Requirement", "B-MON-1")]
    public void Refusals_are_counted_in_the_whole_region_since_their_metric_has_no_dimension() => Alarm("table-user-errors").ShouldSatisfyAllConditions(
        alarm => alarm.Text("metric_name").ShouldBe("UserErrors"),
        alarm => alarm.At("dimensions").ShouldBeNull());

    [Test]
    [Property("Requirement", "B-MON-1")]
    public void Failures_are_summed_over_no_more_operations_than_an_alarm_may_add_up()
    {
        var queries = Alarm("table-system-errors").At("metric_query")!.Value.EnumerateArray().ToArray();
        queries.Count(query => query.At("metric") is not null).ShouldBeLessThanOrEqualTo(10);
        queries.Where(query => query.At("metric") is not null).ShouldAllBe(query => query.Text("metric.stat") == "Sum" && query.Text("metric.dimensions.TableName") == "transactions");
    }

    [Test]
    public void Only_the_sum_is_compared_with_the_threshold() =>
        Alarm("table-system-errors").At("metric_query")!.Value.EnumerateArray().Single(query => query.At("return_data") is not null).Text("expression").ShouldBe("SUM(METRICS())");

    [Test]
    public void The_threshold_comes_from_the_settings() => _alarms.ShouldAllBe(alarm => alarm.Number("threshold") == 7);

    [Test]
    public void Their_names_are_told() => _names.ShouldBe(["alarm-table-user-errors-usw2-dr-test", "alarm-table-system-errors-usw2-dr-test"]);

    private JsonElement Alarm(string purpose) => _alarms.Single(alarm => alarm.Text("alarm_name") == $"alarm-{purpose}-usw2-dr-test");
}
