using DrTerraform.Failover;
using Spectre.Console;

namespace DrTerraform.Cli.Operations;

/// <summary>Runs a change of roles to its end and tells what has come of it.</summary>
internal sealed class RoleChangeEnd(Session session)
{
    public async Task<int> RunAsync(IRegion target, Promotion promotion, bool mayAsk)
    {
        var began = session.Time.GetTimestamp();
        using var patience = session.Cancellation.Register(() => session.Error.WriteLine(
            $"stopping here; what RDS is at goes on. 'dr failover --to {target.Name}' goes on with the rest, and so does the monitor when it had begun the change"));
        var shortfalls = await new RoleChangeRun(target, session.Console.WriteLine, session.Time).CompleteAsync(promotion, mayAsk, session.Cancellation);
        session.Console.WriteLine($"{target.Name} is active after {Seconds.Of(session.Time.GetElapsedTime(began))}; traffic follows within the health checks' interval and the records' time to live");
        foreach (var shortfall in shortfalls)
        {
            session.Error.WriteLine(shortfall);
        }

        return shortfalls.Count == 0 ? ExitCode.Fine : ExitCode.Findings;
    }
}
