using System.Text.Json;
using DrTerraform.Functions.Shared.Logging;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.Shared.Logging;

[TestFixture]
public sealed class MetricTests
{
    [Test]
    [Property("Requirement", "A-MON-1")]
    public void Figures_go_out_with_the_report_in_the_embedded_metric_format()
    {
        using var output = new MemoryStream();
        var log = new Log(output, LogLevel.Error, Some.Region, new ManualTime()) { FunctionName = "payment-webhook-east" };

        log.Count(Metric.PaymentsAccepted);
        log.Count(Metric.RequestDuration, 12);
        log.Report("request", ("status", 201));

        var line = JsonElement.Parse(output.ToArray());
        line.GetProperty("_aws").GetRawText().ShouldBe(
            """{"Timestamp":1795176000000,"CloudWatchMetrics":[{"Namespace":"DrTerraform","Dimensions":[["FunctionName"]],"Metrics":[{"Name":"PaymentsAccepted","Unit":"Count"},{"Name":"RequestDuration","Unit":"Milliseconds"}]}]}""");
        (line.GetProperty("FunctionName").GetString(), line.GetProperty("PaymentsAccepted").GetInt64(), line.GetProperty("RequestDuration").GetInt64()).ShouldBe(("payment-webhook-east", 1, 12));
    }

    [Test]
    public void A_figure_is_reported_once()
    {
        using var output = new MemoryStream();
        var log = Some.Log(output);
        log.Count(Metric.PaymentsAccepted);
        log.Report("request");
        output.SetLength(0);

        log.Report("request");

        JsonElement.Parse(output.ToArray()).TryGetProperty("PaymentsAccepted", out _).ShouldBeFalse();
    }

    [Test]
    public void Every_metric_is_in_the_list_that_the_documentation_is_made_from() =>
        typeof(Metric).GetFields(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static)
            .Where(field => field.FieldType == typeof(Metric)).Select(field => (Metric)field.GetValue(null)!)
            .ShouldBe(Metric.All, ignoreOrder: true);
}
