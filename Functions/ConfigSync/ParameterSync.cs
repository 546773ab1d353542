using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Logging;

namespace DrTerraform.Functions.ConfigSync;

/// <summary>
/// Carries this region's edits and deletions of parameters to the other region. Each region runs one; neither ever writes at home. All
/// work may be repeated, in any order: it looks at what is there, not at what an event says was there.
/// </summary>
/// <remarks>
/// An edit made in the other region between our look and our write is overwritten although it is younger: Parameter Store knows no
/// conditional write. The version that the write returns shows it; it is reported as a conflict, and the parameter's history there has the value.
/// </remarks>
internal sealed class ParameterSync(IParameterStore here, IParameterStore there, string prefix, Log log)
{
    /// <summary>A run may delete this share of the other region's parameters, and one in any case: an empty or misread home must not empty the other region.</summary>
    public const double LargestShareDeleted = 0.2;

    private bool HereWinsTies => string.CompareOrdinal(here.Region, there.Region) < 0;

    /// <summary>Follows one change.</summary>
    /// <param name="name">The parameter; one outside the prefix is none of our business.</param>
    /// <param name="deletedAt">When it was deleted here, if it was.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="SyncFailedException">It is not in line.</exception>
    public async Task<SyncReport> FollowAsync(string name, DateTimeOffset? deletedAt, CancellationToken cancellation)
    {
        var run = new Run();
        if (name.StartsWith(prefix, StringComparison.Ordinal))
        {
            await AlignAsync(run, name, deletedAt, cancellation);
        }

        return Finish(run);
    }

    /// <summary>Compares everything and brings the other region into line.</summary>
    /// <exception cref="SyncFailedException">Something is not in line.</exception>
    public async Task<SyncReport> ReconcileAsync(CancellationToken cancellation)
    {
        var (mine, theirs) = await ListBothAsync(cancellation);
        var drift = ReportOf(mine, theirs);
        log.Count(Metric.ParametersDrifted, drift.Count);

        // The lists may be seconds old when a name's turn comes: it is looked at again.
        var run = new Run();
        foreach (var name in drift.OnlyHere.Concat(drift.Different))
        {
            await AlignAsync(run, name, deletedAt: null, cancellation);
        }

        var orphans = theirs.Values.Where(parameter => SyncRule.IsOrphan(mine.GetValueOrDefault(parameter.Name), parameter, here.Region)).Select(parameter => parameter.Name).ToList();
        var most = Math.Max(1, (int)(theirs.Count * LargestShareDeleted));
        if (mine.Count == 0 || orphans.Count > most)
        {
            run.HeldBack.AddRange(orphans);
        }
        else
        {
            foreach (var name in orphans)
            {
                await AttemptAsync(run, name, async () =>
                {
                    if (await there.FindAsync(name, cancellation) is { } left && SyncRule.IsOrphan(await here.FindAsync(name, cancellation), left, here.Region))
                    {
                        await DeleteAsync(run, name, cancellation);
                    }
                });
            }
        }

        return Finish(run);
    }

    /// <summary>Says how the regions differ and changes nothing.</summary>
    public async Task<DriftReport> ReportAsync(CancellationToken cancellation)
    {
        var (mine, theirs) = await ListBothAsync(cancellation);
        return ReportOf(mine, theirs);
    }

    private async Task<(Dictionary<string, Parameter> Mine, Dictionary<string, Parameter> Theirs)> ListBothAsync(CancellationToken cancellation)
    {
        var lists = await Task.WhenAll(here.ListAsync(cancellation), there.ListAsync(cancellation));
        return (lists[0].ToDictionary(parameter => parameter.Name), lists[1].ToDictionary(parameter => parameter.Name));
    }

    private DriftReport ReportOf(Dictionary<string, Parameter> mine, Dictionary<string, Parameter> theirs) => new(
        here.Region,
        there.Region,
        mine.Values.Count(parameter => theirs.GetValueOrDefault(parameter.Name)?.Content == parameter.Content),
        [.. mine.Keys.Except(theirs.Keys).Order(StringComparer.Ordinal)],
        [.. theirs.Keys.Except(mine.Keys).Order(StringComparer.Ordinal)],
        [.. mine.Values.Where(parameter => theirs.TryGetValue(parameter.Name, out var left) && left.Content != parameter.Content).Select(parameter => parameter.Name).Order(StringComparer.Ordinal)]);

    private Task AlignAsync(Run run, string name, DateTimeOffset? deletedAt, CancellationToken cancellation) => AttemptAsync(run, name, async () =>
    {
        var mine = await here.FindAsync(name, cancellation);
        var theirs = await there.FindAsync(name, cancellation);
        await TakeAsync(run, SyncRule.Decide(mine, theirs, deletedAt, HereWinsTies), name, mine, theirs, cancellation);
    });

    private async Task TakeAsync(Run run, SyncStep step, string name, Parameter? mine, Parameter? theirs, CancellationToken cancellation)
    {
        if (step == SyncStep.Delete)
        {
            await DeleteAsync(run, name, cancellation);
        }
        else if (step == SyncStep.Put && mine is not null)
        {
            var expected = (theirs?.Version ?? 0) + 1;
            var mark = new CopyMark(here.Region, mine.EditedAt, expected);
            var made = await there.PutAsync(name, mine.Content, mark.ToDescription(), cancellation);
            run.Copied.Add(name);

            // Edited in both regions, or in the very moment between our look and our write.
            if (theirs is { Mark: null } || made != expected)
            {
                run.Conflicts.Add(name);
            }
        }
    }

    private async Task DeleteAsync(Run run, string name, CancellationToken cancellation)
    {
        await there.DeleteAsync(name, cancellation);
        run.Deleted.Add(name);
    }

    private static async Task AttemptAsync(Run run, string name, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (AwsException problem)
        {
            run.Failed[name] = problem.Code;
        }
    }

    private SyncReport Finish(Run run)
    {
        foreach (var name in run.Conflicts)
        {
            log.Warn("edited in both regions; the older value is in the parameter's history", ("parameter", name), ("region", there.Region));
        }

        foreach (var (name, code) in run.Failed)
        {
            log.Error("parameter not in line", ("parameter", name), ("code", code));
        }

        if (run.HeldBack.Count > 0)
        {
            log.Error("too many deletions at once; delete them by hand or restore the originals", ("count", run.HeldBack.Count), ("first", run.HeldBack[0]));
        }

        log.Count(Metric.ParametersCopied, run.Copied.Count);
        log.Count(Metric.ParametersDeleted, run.Deleted.Count);
        log.Count(Metric.ParametersFailed, run.Failed.Count + run.HeldBack.Count);
        log.Report("synchronized", ("held_back", run.HeldBack.Count));
        return run.Failed.Count + run.HeldBack.Count == 0
            ? new SyncReport(run.Copied, run.Deleted, run.Conflicts, run.HeldBack, run.Failed)
            : throw new SyncFailedException(run.Failed.Count, run.HeldBack.Count);
    }

    private sealed class Run
    {
        public List<string> Copied { get; } = [];

        public List<string> Deleted { get; } = [];

        public List<string> Conflicts { get; } = [];

        public List<string> HeldBack { get; } = [];

        public Dictionary<string, string> Failed { get; } = [];
    }
}
