using System.Globalization;
using DrTerraform.Policies.Cost;

namespace DrTerraform.Policies;

/// <summary>The estimate of a month keeps the budget.</summary>
internal static class CostRules
{
    private const int DearestShown = 4;

    public static IEnumerable<Policy> All =>
    [
        Rule.Over("DR134", "A month costs no more than the budget in the settings allows",
            "what a deployment costs is known before it is built, or from the bill",
            deployment =>
            {
                if (deployment.Facts.MonthlyBudgetUsd is not { } budget || CostEstimate.Of(deployment) is not { } estimate || estimate.TotalUsd <= budget)
                {
                    return [];
                }

                var dearest = estimate.Lines.Take(DearestShown).Select(line => $"{line.Item} {Usd(line.Usd)}");
                return
                [
                    new Breach("deployment", $"a month costs about {Usd(estimate.TotalUsd)} USD, objectives.monthlyBudgetUsd is {budget}: "
                        + $"make what is dearest smaller ({string.Join(", ", dearest)}) or raise the budget; 'dr cost' lists everything"),
                ];
            }),
    ];

    private static string Usd(double amount) => amount.ToString("0", CultureInfo.InvariantCulture);
}
