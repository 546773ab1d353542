using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using DrTerraform.Cli.Synthesis;
using DrTerraform.Settings.Budget;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Budget;

/// <summary>`dr budget`: where the seconds of a failover go, and what it may lose. Settings that cannot keep an objective are refused.</summary>
[Description("Show how long a failover takes at worst and what it may lose, beside the objectives")]
internal sealed class BudgetCommand(Session session) : Command<DeploymentChoice>
{
    public override int Execute([NotNull] CommandContext context, [NotNull] DeploymentChoice settings)
    {
        var chosen = ChosenSettings.Read(settings, session);
        var (time, objectives) = (RecoveryTimeBudget.Of(chosen.Values), chosen.Values.Objectives);

        session.Console.WriteLine($"{chosen.Title}: from the loss of a region to service in the other, every step at its slowest");
        session.Console.Write(BudgetTables.Of(time));
        session.Console.WriteLine($"objectives.rtoSeconds is {objectives.RtoSeconds}: kept with {objectives.RtoSeconds - time.WorstCaseSeconds} s to spare");
        if (time.WorstCaseWhileAnsweringSeconds is { } answering)
        {
            session.Console.WriteLine($"a region that answers but cannot serve is given more time: {answering} s, which is not held against the objective");
        }

        session.Console.WriteLine("not counted:");
        foreach (var risk in time.NotCounted)
        {
            session.Console.WriteLine($"  {risk}");
        }

        session.Console.WriteLine();
        session.Console.WriteLine("what a lost region may take with it");
        session.Console.Write(BudgetTables.Of(RecoveryPointBudget.Of(chosen.Values)));
        session.Console.WriteLine($"objectives.rpoSeconds is {objectives.RpoSeconds}: kept by every store that is held against it");
        return ExitCode.Fine;
    }
}
