using System.Globalization;
using Spectre.Console;

namespace DrTerraform.Cli.Terraform;

/// <summary>Stack × what its plan would do.</summary>
internal static class PlanTable
{
    public const string ValidatedOnly = "validated (planned once its neighbours are applied)";

    public static Table Of(IReadOnlyList<StackPlan> plans)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn("stack")
            .AddColumn(new TableColumn("add").RightAligned())
            .AddColumn(new TableColumn("change").RightAligned())
            .AddColumn(new TableColumn("destroy").RightAligned())
            .AddColumn(new TableColumn("time").RightAligned())
            .AddColumn("result");
        foreach (var plan in plans)
        {
            table.AddRow(
                Markup.Escape(plan.Stack), Number(plan.Changes?.Add), Number(plan.Changes?.Change), Number(plan.Changes?.Destroy),
                Seconds.Of(plan.Duration), Result(plan));
        }

        return table;
    }

    private static string Result(StackPlan plan) => plan switch
    {
        { FailedStep: { } step } => Markup.Escape($"{step} failed"),
        { Changes: null } => ValidatedOnly,
        _ => "planned",
    };

    private static string Number(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "-";
}
