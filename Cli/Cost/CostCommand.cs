using System.ComponentModel;
using System.Globalization;
using DrTerraform.Cli.Synthesis;
using DrTerraform.Policies;
using DrTerraform.Policies.Cost;
using DrTerraform.Settings;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Cost;

/// <summary>`dr cost`: what a month of a deployment costs at list prices, beside its budget.</summary>
[Description("Estimate what a month costs at list prices: in all, and being prepared alone")]
internal sealed class CostCommand(Session session) : AsyncCommand<DeploymentChoice>
{
    // The synthesis itself refuses what is over the budget, and says less about it.
    private static readonly string NoBudget = $"objectives.monthlyBudgetUsd={int.MaxValue}";

    public override async Task<int> ExecuteAsync(CommandContext context, DeploymentChoice settings)
    {
        var chosen = ChosenSettings.Read(settings, session);
        var folder = Directory.CreateTempSubdirectory("dr-cost-").FullName;
        try
        {
            var request = new SynthSettings { Blueprint = settings.Blueprint, SettingsFile = settings.SettingsFile, Overrides = [.. settings.Overrides, NoBudget], OutFolder = Path.Combine(folder, "out") };
            var stacks = SynthRequest.From(request, session);
            await new Synthesizer(session).RunAsync(stacks);

            var estimate = CostEstimate.Of(Policies.Deployment.Read(stacks.OutFolder, DeploymentFacts.Of(chosen.Values)));
            Tell(chosen.Title, estimate);
            return Judge(estimate, chosen.Values.Objectives);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Tell(string title, CostEstimate estimate)
    {
        var console = session.Console;
        console.WriteLine($"{title}: a month at AWS's list prices of {CostEstimate.PricesCollected}, in USD");
        console.Write(CostTable.Of(estimate));
        console.WriteLine("~ a price that was not seen for this region and is taken over from another");
        List("rests on:", CostEstimate.Assumptions);
        List("not counted:", CostEstimate.NotCounted);
        List("there, but without a price in the file:", estimate.Unpriced);

        void List(string heading, IReadOnlyCollection<string> entries)
        {
            if (entries.Count > 0)
            {
                console.WriteLine(heading);
                foreach (var entry in entries)
                {
                    console.WriteLine($"  {entry}");
                }
            }
        }
    }

    private int Judge(CostEstimate estimate, ObjectiveSettings objectives)
    {
        if (objectives.MonthlyBudgetUsd is not { } budget)
        {
            session.Console.WriteLine("objectives.monthlyBudgetUsd is not set: nothing is held against the total");
            return ExitCode.Fine;
        }

        var left = budget - estimate.TotalUsd;
        if (left >= 0)
        {
            session.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"objectives.monthlyBudgetUsd is {budget}: kept with {left:0} to spare"));
            return ExitCode.Fine;
        }

        session.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"objectives.monthlyBudgetUsd is {budget}: {-left:0} too little. Make what is dearest smaller, or raise it; until then every synthesis is refused"));
        return ExitCode.Findings;
    }
}
