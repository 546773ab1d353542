using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DrTerraform.Failover.Tests.Simulation;
using DrTerraform.Failover.Tests.Support;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Failover.Tests;

/// <summary>docs/failover.md draws what the code does.</summary>
[TestFixture]
internal sealed partial class FailoverPageTests
{
    private const string Page = "failover.md";

    private static readonly Verdict Promote = new(FailoverAction.Promote, "every guard lets it", null);

    private static readonly Verdict Hold = new(FailoverAction.Hold, "a guard objects", Guard.PeerServes);

    [Test]
    public void The_page_draws_the_guards_in_their_order()
    {
        var drawing = new StringBuilder("```mermaid\nflowchart TD\n");
        var guards = FailoverRule.Guards;
        for (var index = 0; index < guards.Count; index++)
        {
            var (guard, end) = (guards[index].Guard, guards[index].Kind == GuardKind.Evidence ? "Hold" : "Page");
            drawing.Append(CultureInfo.InvariantCulture, $"  {guard}{{{{{Words(guard)}?}}}} -- yes --> {end}\n");
            drawing.Append(CultureInfo.InvariantCulture, $"  {guard} -- no --> {(index + 1 < guards.Count ? guards[index + 1].Guard : "Promote")}\n");
        }

        drawing.Append("  Hold[hold]\n  Page[hold, and page if the region looks lost]\n  Promote[promote]\n```\n");

        GeneratedSection.ShouldBe(Page, "guards", drawing.ToString());
    }

    [Test]
    public void The_page_explains_every_guard_in_its_order()
    {
        var page = File.ReadAllText(GeneratedSection.PathOf(Page));

        GuardLine().Matches(page).Select(match => match.Groups[1].Value).ShouldBe(FailoverRule.Guards.Select(guard => Words(guard.Guard)));
    }

    [Test]
    public void The_page_draws_the_steps_of_a_promotion()
    {
        var drawing = new StringBuilder("```mermaid\nstateDiagram-v2\n  [*] --> None\n");
        foreach (var (from, to, reason) in Transitions().Order())
        {
            drawing.Append(CultureInfo.InvariantCulture, $"  {from} --> {to} : {reason}\n");
        }

        GeneratedSection.ShouldBe(Page, "steps", drawing.Append("```\n").ToString());
    }

    [Test]
    public void The_page_gives_the_limits_as_they_are()
    {
        var limits = new FailoverLimits();
        var rows = typeof(FailoverLimits).GetProperties()
            .Select(property => (property.Name, Value: property.GetValue(limits)))
            .Where(limit => limit.Value is TimeSpan)
            .Select(limit => $"| `{limit.Name}` | {((TimeSpan)limit.Value!).TotalSeconds} s |\n");

        GeneratedSection.ShouldBe(Page, "limits", $"| limit | default |\n| --- | --- |\n{string.Concat(rows)}");
    }

    [Test]
    public void The_page_gives_the_bounds_that_the_models_keep()
    {
        var real = Scale.Real;

        GeneratedSection.ShouldBe(
            Page,
            "bounds",
            $"Fence bound: {real.FenceBound * real.TickSeconds} s. Recovery besides Aurora's own time, after the last fault: {real.RecoveryBound * real.TickSeconds} s. "
            + $"Both contain {real.CacheTicks * real.TickSeconds} s in which some resolver still gives the old answer: the time to live of 10 s, and a minute too long.\n");
    }

    // Every situation that follows from another, and which step the library answers each with.
    private static HashSet<(PromotionStep From, PromotionStep To, string Reason)> Transitions()
    {
        var start = new Situation(Some.Loss, null, Hold);
        var (edges, seen, open) = (new HashSet<(PromotionStep, PromotionStep, string)>(), new HashSet<Situation> { start }, new Queue<Situation>([start]));
        while (open.TryDequeue(out var situation))
        {
            var move = Next(situation);
            foreach (var following in Following(situation, move))
            {
                var next = Next(following);
                if (next.Step != move.Step)
                {
                    edges.Add((move.Step, next.Step, next.Reason));
                }

                if (seen.Add(following))
                {
                    open.Enqueue(following);
                }
            }
        }

        return edges;
    }

    private static PromotionMove Next(Situation now) => PromotionSteps.Next(now.Seen, Some.Memory with { Promotion = now.Promotion }, now.Verdict, Some.Limits);

    private static IEnumerable<Situation> Following(Situation now, PromotionMove move)
    {
        var saved = now with { Promotion = move.Promotion };
        return move.Step switch
        {
            PromotionStep.None when now.Promotion is null => [now with { Verdict = Promote }],
            PromotionStep.None => [],
            PromotionStep.WriteRole => [saved with { Seen = now.Seen with { Role = new ActiveRole(Some.West, 5, Some.Now) } }],
            PromotionStep.RaiseCapacity or PromotionStep.Notify => [saved],
            _ => from cluster in Enum.GetValues<ClusterRole>()
                 from verdict in new[] { Promote, Hold }
                 from askedAt in new[] { Some.Now, Some.Now - Some.Limits.AskAgainAfter }
                 select new Situation(now.Seen with { Cluster = cluster }, move.Promotion! with { AskedAt = askedAt }, verdict),
        };
    }

    private static string Words(Guard guard) => Capital().Replace($"{guard}", match => $" {match.Value.ToLowerInvariant()}").Trim();

    [GeneratedRegex("(?<=.)[A-Z]")]
    private static partial Regex Capital();

    [GeneratedRegex(@"^\d+\. \*\*([^*]+)\*\*", RegexOptions.Multiline)]
    private static partial Regex GuardLine();

    private sealed record Situation(Observation Seen, Promotion? Promotion, Verdict Verdict);
}
