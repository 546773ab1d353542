using System.Globalization;
using Spectre.Console;

namespace DrTerraform.Cli.Synthesis;

/// <summary>Stack × what it holds.</summary>
internal static class SynthTable
{
    public static Table Of(IReadOnlyList<StackSummary> stacks)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn("stack")
            .AddColumn(new TableColumn("resources").RightAligned())
            .AddColumn(new TableColumn("data sources").RightAligned())
            .AddColumn(new TableColumn("outputs").RightAligned());
        foreach (var stack in stacks)
        {
            table.AddRow(Markup.Escape(stack.Name), Number(stack.Resources), Number(stack.DataSources), Number(stack.Outputs));
        }

        return table.AddRow("total", Number(stacks.Sum(stack => stack.Resources)), Number(stacks.Sum(stack => stack.DataSources)), Number(stacks.Sum(stack => stack.Outputs)));
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
