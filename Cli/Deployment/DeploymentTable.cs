using System.Globalization;
using Spectre.Console;

namespace DrTerraform.Cli.Deployment;

/// <summary>Stack × what was done.</summary>
internal static class DeploymentTable
{
    public static Table Of(IReadOnlyList<StackOutcome> outcomes, string done)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn("stack")
            .AddColumn(new TableColumn("planned").RightAligned())
            .AddColumn(new TableColumn("done").RightAligned())
            .AddColumn(new TableColumn("failed").RightAligned())
            .AddColumn(new TableColumn("time").RightAligned())
            .AddColumn("result");
        foreach (var outcome in outcomes)
        {
            table.AddRow(
                Markup.Escape(outcome.Stack), Number(outcome.Progress.Planned), Number(outcome.Progress.Done), Number(outcome.Progress.Errored),
                Seconds.Of(outcome.Duration), Markup.Escape(outcome.FailedStep is { } step ? $"{step} failed" : outcome.Skipped ?? done));
        }

        return table;
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
