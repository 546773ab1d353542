using System.Globalization;

namespace DrTerraform.Settings.Budget;

/// <summary>Holds the budgets against the objectives.</summary>
internal static class ObjectiveRules
{
    /// <summary>Each objective that the settings cannot keep, with where the time goes.</summary>
    public static IEnumerable<Problem> Problems(DrSettings settings) => [.. Time(settings), .. Point(settings)];

    private static IEnumerable<Problem> Time(DrSettings settings)
    {
        var budget = RecoveryTimeBudget.Of(settings);
        if (budget.WorstCaseSeconds > settings.Objectives.RtoSeconds)
        {
            yield return new Problem(
                "objectives.rtoSeconds",
                $"{settings.Objectives.RtoSeconds} cannot be kept; use {budget.WorstCaseSeconds} or more, or make a step of the worst case shorter")
            {
                Inputs = RecoveryTimeBudget.Inputs,
                Details = [.. budget.Steps.Select(step => Line(step.Seconds, step.What, step.From)), Line(budget.WorstCaseSeconds, "in all", "")],
            };
        }
    }

    // A bound that is a setting has its own rule, which names that setting.
    private static IEnumerable<Problem> Point(DrSettings settings) => RecoveryPointBudget.Of(settings)
        .Where(store => store.IsJudged && store.From.Length == 0 && store.WorstCaseSeconds > settings.Objectives.RpoSeconds)
        .Select(store => new Problem(
            "objectives.rpoSeconds", $"{settings.Objectives.RpoSeconds} cannot be kept by {store.Store}, {store.WorstCaseSeconds} s at worst; use {store.WorstCaseSeconds} or more")
        {
            Details = [store.Source],
        });

    private static string Line(int seconds, string what, string from) =>
        string.Create(CultureInfo.InvariantCulture, $"{seconds,6} s  {what}{(from.Length > 0 ? $" ({from})" : "")}");
}
