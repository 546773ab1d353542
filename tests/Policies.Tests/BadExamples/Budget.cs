using DrTerraform.Policies.Tests.Support;

namespace DrTerraform.Policies.Tests.BadExamples;

internal static class Budget
{
    public static IEnumerable<BadExample> All =>
    [
        new("DR134", "objectives.monthlyBudgetUsd is 1000: make what is dearest smaller (Aurora Serverless v2 capacity 701", example =>
            example.Facts = example.Facts with { MonthlyBudgetUsd = 1000 }),
    ];
}
