using DrTerraform.Cli.Deployment;

namespace DrTerraform.Cli.Tests.Deployment;

[TestFixture]
public sealed class ApplyProgressTests
{
    private const string Planned = """{"type":"change_summary","changes":{"add":3,"change":1,"import":0,"remove":2,"operation":"plan"}}""";
    private const string Complete = """{"type":"apply_complete","hook":{"action":"create"}}""";
    private const string Errored = """{"type":"apply_errored","hook":{"action":"create"}}""";

    [Test]
    public void Every_kind_of_change_counts_as_planned() => After(Planned).Planned.ShouldBe(6);

    [Test]
    public void Changes_that_end_are_counted_by_how_they_end() => After(Planned, Complete, Complete, Errored).ShouldBe(new ApplyProgress(6, 2, 1));

    [Test]
    public void A_data_source_that_is_read_is_no_change() => After(Planned, Complete.Replace("create", "read", StringComparison.Ordinal)).Done.ShouldBe(0);

    [Test]
    public void The_summary_at_the_end_is_not_taken_for_a_plan() =>
        After(Planned, """{"type":"change_summary","changes":{"add":1,"change":0,"remove":0,"operation":"apply"}}""").Planned.ShouldBe(6);

    [TestCase("panic: runtime error")]
    [TestCase("{ half a mess")]
    [TestCase("""{"@message":"Terraform 1.11.4","type":"version"}""")]
    [TestCase("{}")]
    [TestCase("")]
    public void Other_lines_change_nothing(string line) => After(Planned, line).ShouldBe(After(Planned));

    [Test]
    public void Nobody_reads_a_line_for_every_resource()
    {
        var lines = new List<string>();
        var progress = new ProgressLines(lines.Add);
        for (var done = 0; done <= 80; done++)
        {
            progress.Report("primary", new ApplyProgress(80, done, 0));
        }

        lines.ShouldBe(["  primary: 0 of 80", "  primary: 20 of 80", "  primary: 40 of 80", "  primary: 60 of 80", "  primary: 80 of 80"]);
    }

    [Test]
    public void An_error_is_told_at_once()
    {
        var lines = new List<string>();
        var progress = new ProgressLines(lines.Add);
        progress.Report("primary", new ApplyProgress(80, 1, 0));
        progress.Report("primary", new ApplyProgress(80, 2, 1));
        lines[^1].ShouldBe("  primary: 2 of 80, 1 failed");
    }

    private static ApplyProgress After(params string[] lines) => lines.Aggregate(ApplyProgress.None, (progress, line) => progress.After(line));
}
