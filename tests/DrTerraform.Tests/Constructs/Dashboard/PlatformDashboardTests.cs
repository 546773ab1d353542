using System.Text.Json;
using DrTerraform.Constructs.Dashboard;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Dashboard;

[TestFixture]
public sealed class PlatformDashboardTests
{
    private IReadOnlyList<JsonElement> _widgets = null!;
    private SynthesizedStack _stack = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        var secondary = Some.Placement(stack);
        _ = new PlatformDashboard(stack, "Dashboard", new PlatformDashboardProps
        {
            Placement = secondary,
            Regions = [Some.Placement(stack, RegionProfile.Primary), secondary],
            HealthMetricsRegion = "us-east-1",
            HealthChecks = new Dictionary<string, string> { ["platform"] = "check-1", ["primary serves"] = "check-2" },
        });
        _stack = SynthesizedStack.Of(stack);
        _widgets = [.. JsonDocument.Parse(_stack.Only("aws_cloudwatch_dashboard").Text("dashboard_body")!).RootElement.GetProperty("widgets").EnumerateArray()];
    }

    [Test]
    public void It_is_at_hand_when_the_primary_region_is_lost() => _stack.Only("aws_cloudwatch_dashboard").Text("provider").ShouldBe("aws.secondary");

    [TestCase("AuroraGlobalDBRPOLag")]
    [TestCase("MonitorTicks")]
    [TestCase("Errors")]
    [TestCase("5XXError")]
    [Property("Requirement", "A-MON-1")]
    public void It_shows_a_metric_of_both_regions_side_by_side(string metric)
    {
        var shown = _widgets.Where(widget => widget.At("properties.metrics")!.Value.GetRawText().Contains($"\"{metric}\"", StringComparison.Ordinal)).ToArray();
        shown.Select(widget => widget.Text("properties.region")).ShouldBe(["us-east-1", "us-west-2"]);
        shown.Select(widget => widget.Number("y")).Distinct().ShouldHaveSingleItem();
    }

    [Test]
    public void A_metric_is_that_of_the_regions_own_resource() =>
        _widgets.Single(widget => widget.Text("properties.region") == "us-west-2" && widget.Text("properties.title")!.Contains("RPO", StringComparison.Ordinal))
            .Text("properties.metrics.1.3").ShouldBe("aurora-payments-usw2-dr-test");

    [Test]
    public void Every_health_check_is_shown_by_its_name_where_Route_53_publishes()
    {
        var widget = _widgets.Single(widget => widget.GetRawText().Contains("HealthCheckStatus", StringComparison.Ordinal));
        widget.Text("properties.region").ShouldBe("us-east-1");
        widget.At("properties.metrics")!.Value.EnumerateArray().Select(metric => (metric.Text("3"), metric.Text("4.label")))
            .ShouldBe([("check-1", "platform"), ("check-2", "primary serves")]);
    }

    [Test]
    public void Widgets_fill_rows_of_24_columns_and_never_overlap()
    {
        foreach (var row in _widgets.GroupBy(widget => widget.Number("y")))
        {
            var right = 0;
            foreach (var widget in row.OrderBy(widget => widget.Number("x")))
            {
                widget.Number("x").ShouldBe(right);
                right += widget.Number("width");
            }

            right.ShouldBe(24);
        }
    }
}
