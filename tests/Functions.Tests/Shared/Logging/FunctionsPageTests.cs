using DrTerraform.Functions.Shared.Logging;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.Shared.Logging;

/// <summary>docs/functions.md, the page for those who run the functions.</summary>
[TestFixture]
public sealed class FunctionsPageTests
{
    [Test]
    public void The_metrics_on_the_page_are_those_of_the_code() => GeneratedSection.ShouldBe(
        "functions.md",
        "metrics",
        $"| metric | unit | meaning |\n|---|---|---|\n{string.Concat(Metric.All.Select(metric => $"| `{metric.Name}` | {metric.Unit} | {metric.Meaning} |\n"))}");
}
