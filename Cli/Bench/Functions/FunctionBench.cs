using System.Diagnostics;
using DrTerraform.Local;
using DrTerraform.Local.Lambda;

namespace DrTerraform.Cli.Bench.Functions;

/// <summary>Runs every program against one database and one emulator; they take turns, so that a busy minute of the machine slows all of them.</summary>
internal sealed class FunctionBench(LocalSite site, int runs, CancellationToken cancellation)
{
    /// <summary>Memory sizes under whose share of a processor cold starts are measured.</summary>
    public static readonly IReadOnlyList<int> MemorySizes = [256, 512, 1024];

    private const int WarmUps = 300;
    private const int WarmRounds = 5;
    private const int WarmRequestsARound = 300;
    private const int Clients = 8;
    private const int Instances = 4;
    private const int ThroughputRequests = 4000;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Webhooks _webhooks = new(site.Region.WebhookKey, TimeProvider.System);
    private readonly FloorLoop _floor = new(site.Postgres.ConnectionString);

    public async Task<IReadOnlyList<FunctionFigures>> MeasureAsync(IReadOnlyList<FunctionSubject> subjects)
    {
        var cold = await ColdStartsAsync(subjects, share: null);
        var byMemory = subjects.Select(_ => new Dictionary<int, Spread?>()).ToArray();
        foreach (var memory in MemorySizes)
        {
            using var share = CpuShare.TryCreate(memory);
            var starts = share is null ? null : await ColdStartsAsync(subjects, share);
            foreach (var (index, sizes) in byMemory.Index())
            {
                sizes[memory] = starts?[index];
            }
        }

        var (warm, inside, peaks) = await WarmAsync(subjects);
        var throughput = new List<double>();
        foreach (var subject in subjects)
        {
            throughput.Add(await ThroughputAsync(subject));
        }

        throughput.Add(await _floor.PerSecondAsync(ThroughputRequests, Instances, cancellation));
        return
        [
            .. subjects.Select((subject, index) => new FunctionFigures(
                subject.Name, subject.ZipBytes / 1e6, cold[index], byMemory[index], Spread.Of(warm[index]), P99(warm[index]), inside[index], throughput[index], peaks[index] / 1e6)),
            new FunctionFigures("floor: bare Npgsql inserts", null, null, new Dictionary<int, Spread?>(), Spread.Of(warm[^1]), P99(warm[^1]), Spread.Of(warm[^1]).Median, throughput[^1], null),
        ];
    }

    private static double P99(List<double> times) => times.Order().ElementAt((int)(times.Count * 0.99));

    private async Task<Spread[]> ColdStartsAsync(IReadOnlyList<FunctionSubject> subjects, CpuShare? share)
    {
        var times = subjects.Select(_ => new List<double>()).ToArray();
        for (var run = 0; run < runs; run++)
        {
            foreach (var (index, subject) in subjects.Index())
            {
                var package = share is null ? subject.Package : subject.Package with { Command = share.Around(subject.Package.Command) };
                await using var pool = PoolOf(package, instances: 1);
                Webhooks.CheckAccepted(await pool.InvokeAsync(_webhooks.Next(), cancellation), subject.Name);
                times[index].Add(pool.ColdStarts.Single().TotalMilliseconds);
            }
        }

        return [.. times.Select(Spread.Of)];
    }

    // The floor's times come last.
    private async Task<(List<double>[] Times, double?[] Inside, long[] Peaks)> WarmAsync(IReadOnlyList<FunctionSubject> subjects)
    {
        var reports = subjects.Select(_ => new ReportedDurations()).ToArray();
        var pools = subjects.Index().Select(subject => PoolOf(subject.Item.Package, instances: 1, reports[subject.Index].Read)).ToArray();
        try
        {
            foreach (var (index, pool) in pools.Index())
            {
                for (var number = 0; number < WarmUps; number++)
                {
                    Webhooks.CheckAccepted(await pool.InvokeAsync(_webhooks.Next(), cancellation), subjects[index].Name);
                }
            }

            _ = await _floor.OneByOneAsync(WarmUps, cancellation);
            var times = Enumerable.Range(0, subjects.Count + 1).Select(_ => new List<double>()).ToArray();
            for (var round = 0; round < WarmRounds; round++)
            {
                foreach (var (index, pool) in pools.Index())
                {
                    for (var number = 0; number < WarmRequestsARound; number++)
                    {
                        var webhook = _webhooks.Next();
                        var started = Stopwatch.GetTimestamp();
                        var answer = await pool.InvokeAsync(webhook, cancellation);
                        times[index].Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                        Webhooks.CheckAccepted(answer, subjects[index].Name);
                    }
                }

                times[^1].AddRange(await _floor.OneByOneAsync(WarmRequestsARound, cancellation));
            }

            var memory = new ProcessMemory();
            return (times, [.. reports.Select(report => report.Median(WarmRounds * WarmRequestsARound))], [.. pools.Select(pool => memory.PeakBytes(pool.ProcessIds.Single()))]);
        }
        finally
        {
            foreach (var pool in pools)
            {
                await pool.DisposeAsync();
            }
        }
    }

    private async Task<double> ThroughputAsync(FunctionSubject subject)
    {
        await using var pool = PoolOf(subject.Package, Instances);
        await Task.WhenAll(Enumerable.Range(0, Instances * WarmUps / 4).Select(_ => pool.InvokeAsync(_webhooks.Next(), cancellation)));
        var left = ThroughputRequests;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                Webhooks.CheckAccepted(await pool.InvokeAsync(_webhooks.Next(), cancellation), subject.Name);
            }
        }));
        return ThroughputRequests / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private FunctionPool PoolOf(FunctionPackage package, int instances, Action<string>? line = null) =>
        new(package, site.Region.FunctionEnvironment, instances, Limit, line ?? (static _ => { }));
}
