using System.Text;
using DrTerraform.Functions.Shared.Logging;

namespace DrTerraform.Functions.Tests.Shared.Logging;

[TestFixture]
public sealed class FunctionsPageTests
{
    private const string Start = "<!-- metrics -->";
    private const string End = "<!-- /metrics -->";

    [Test]
    public void The_documentation_lists_every_metric_as_it_is()
    {
        var path = Path.Combine(Root(), "docs", "functions.md");
        var page = File.ReadAllText(path);
        var (start, end) = (page.IndexOf(Start, StringComparison.Ordinal) + Start.Length, page.IndexOf(End, StringComparison.Ordinal));
        var wanted = Table();
        if (Environment.GetEnvironmentVariable("DR_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, page[..start] + wanted + page[end..]);
            return;
        }

        page[start..end].ShouldBe(wanted, "run DR_UPDATE_DOCS=1 dotnet test tests/Functions.Tests");
    }

    private static string Table()
    {
        var table = new StringBuilder("\n| metric | unit | meaning |\n|---|---|---|\n");
        foreach (var metric in Metric.All)
        {
            table.Append(System.Globalization.CultureInfo.InvariantCulture, $"| `{metric.Name}` | {metric.Unit} | {metric.Meaning} |\n");
        }

        return table.ToString();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DrTerraform.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("the tests do not run inside the project");
        }

        return folder.FullName;
    }
}
