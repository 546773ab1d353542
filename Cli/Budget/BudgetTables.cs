using DrTerraform.Settings.Budget;
using Spectre.Console;

namespace DrTerraform.Cli.Budget;

/// <summary>Both budgets with where each figure comes from.</summary>
internal static class BudgetTables
{
    /// <summary>Step × seconds.</summary>
    public static Table Of(RecoveryTimeBudget budget)
    {
        var table = Figures("step").AddColumn("made of").AddColumn("rests on");
        foreach (var step in budget.Steps)
        {
            table.AddRow(Markup.Escape(step.What), $"{step.Seconds} s", Markup.Escape(step.From), Markup.Escape(step.Source));
        }

        return table.AddEmptyRow().AddRow("in all", $"{budget.WorstCaseSeconds} s", "", "");
    }

    /// <summary>Store × seconds.</summary>
    public static Table Of(IEnumerable<StoreLoss> stores)
    {
        var table = Figures("store").AddColumn("bounded by").AddColumn("rests on").AddColumn("objective");
        foreach (var store in stores)
        {
            table.AddRow(
                Markup.Escape(store.Store), store.WorstCaseSeconds is { } seconds ? $"{seconds} s" : "no bound", Markup.Escape(store.From), Markup.Escape(store.Source),
                store.IsJudged ? "held against" : "told apart");
        }

        return table;
    }

    private static Table Figures(string of) => new Table().Border(TableBorder.Rounded).AddColumn(of).AddColumn(new TableColumn("at worst").RightAligned().NoWrap());
}
