using System.Text.Json;
using DrTerraform.Integration.Tests.Support;

namespace DrTerraform.Integration.Tests.Deployed;

/// <summary>The page that shows both regions, asked for where it is at hand when the primary region is lost.</summary>
[TestFixture]
[Category("Integration")]
public sealed class DashboardTests
{
    private IReadOnlyList<JsonElement> _widgets = null!;

    [OneTimeSetUp]
    public async Task Ask()
    {
        var waiting = Deployment.Current.Region(DeployedRegion.Secondary);
        var answer = await waiting.QueryAsync(AwsService.CloudWatch, "GetDashboard", ("DashboardName", Deployment.Current.Output("traffic", "dashboard").GetString()!));
        _widgets = JsonDocument.Parse(answer.Text("GetDashboardResult/DashboardBody")!).RootElement.All("widgets");
    }

    [TestCase(DeployedRegion.Primary, "AuroraGlobalDBRPOLag")]
    [TestCase(DeployedRegion.Secondary, "AuroraGlobalDBRPOLag")]
    [TestCase(DeployedRegion.Primary, "Invocations")]
    [TestCase(DeployedRegion.Secondary, "Invocations")]
    [TestCase(DeployedRegion.Primary, "5XXError")]
    [TestCase(DeployedRegion.Secondary, "5XXError")]
    [Property("Requirement", "A-MON-1")]
    public void The_dashboard_shows_the_metric_of_the_region(string role, string metric) => _widgets
        .Where(widget => widget.GetProperty("properties").Text("region") == Deployment.Current.Region(role).Name)
        .ShouldContain(widget => widget.GetProperty("properties").GetProperty("metrics").ToString().Contains($"\"{metric}\"", StringComparison.Ordinal));

    [Test]
    [Property("Requirement", "A-MON-1")]
    public void It_shows_who_serves() => _widgets.ShouldContain(widget => widget.ToString().Contains(Deployment.Current.Output("traffic", "primary_health_check_id").GetString()!, StringComparison.Ordinal));
}
