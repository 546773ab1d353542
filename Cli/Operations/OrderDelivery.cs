using DrTerraform.Functions.Shared.Aws;

namespace DrTerraform.Cli.Operations;

/// <summary>
/// Writes an order into every region's replica of the control table: replication takes a second when all is well, and orders are given
/// when it is not. Each monitor reads its own region's.
/// </summary>
internal sealed class OrderDelivery(Session session, OperationsDesk desk)
{
    /// <summary>Fine when every region has it; findings that name those which have not.</summary>
    public async Task<int> DeliverAsync(string done, Func<IRegion, Task> order)
    {
        var problems = await Task.WhenAll(desk.Regions.Select(region => TryAsync(region, order)));
        var missed = problems.OfType<string>().ToArray();
        foreach (var problem in missed)
        {
            session.Error.WriteLine(problem);
        }

        if (missed.Length == desk.Regions.Count)
        {
            throw new CommandException(ExitCode.Findings, "no region has taken the order; nothing was changed");
        }

        session.Console.Profile.Out.Writer.WriteLine(done);
        return missed.Length == 0 ? ExitCode.Fine : ExitCode.Findings;
    }

    private static async Task<string?> TryAsync(IRegion region, Func<IRegion, Task> order)
    {
        try
        {
            await order(region);
            return null;
        }
        catch (AwsException problem)
        {
            return $"{region.Name} did not take the order; it follows it once replication has brought it there: {RegionReport.Told(problem)}";
        }
    }
}
