using System.Globalization;
using DrTerraform.Failover;
using DrTerraform.Functions.Shared.Control;
using DrTerraform.Functions.Shared.Regions;
using Spectre.Console;

namespace DrTerraform.Cli.Operations;

/// <summary>A situation for the eye: one column a region.</summary>
internal static class StatusTable
{
    public static Table Of(Situation now)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("");
        foreach (var region in now.Regions)
        {
            table.AddColumn(Markup.Escape(region.Region));
        }

        Row("role", region => now.Role is not { } role ? "unknown" : role.ActiveRegion == region.Region ? $"active, epoch {role.Epoch}" : "standby");
        Row("database", region => Of(region.Cluster, cluster => $"{Writes(now, region.Region)}, {cluster.Status}, {Count(cluster.Instances, "instance")}{Capacity(cluster)}"));
        Row("RPO lag", region => Of(region.RpoLag, figure => $"{figure.Lag.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s ({Ago(now.At - figure.At)})", none: "no figure"));
        Row("serves", region => Of(region.Health, health => health.Serves.Said, none: "not asked: no API is served here"));
        Row("ready", region => Of(region.Health, health => health.Ready.Said, none: "not asked: no API is served here"));
        Row("the world says", region => region.Consensus switch
        {
            { Problem: { } problem } => problem,
            { Value: null } => "not asked: there is no DNS here",
            { Value: Consensus.Unknown } => "unknown",
            { Value: { } consensus } => consensus.ToString().ToLowerInvariant(),
        });
        Row("monitor", region => Of(region.Monitor, monitor => $"{Ago(now.At - monitor.TickedAt)}: {monitor.Action.ToLowerInvariant()}, {monitor.Reason}", none: "has never looked"));
        return table;

        void Row(string title, Func<RegionReport, string> cell) => table.AddRow([title, .. now.Regions.Select(region => Markup.Escape(cell(region)))]);
    }

    /// <summary>What is true of both regions together, a line each.</summary>
    public static IEnumerable<string> Lines(Situation now)
    {
        yield return now.Role is { } role
            ? $"{role.ActiveRegion} is active in epoch {role.Epoch}{(role.Since is { } since && since > DateTimeOffset.UnixEpoch ? $" since {since:u}" : "")}{(role.Reason is { } reason ? $": {reason}" : "")}"
            : "no region tells which one is active";
        if (now.Pause is { } pause)
        {
            yield return $"paused by {pause.By} since {pause.Since:u}: {pause.Reason}";
        }

        foreach (var approval in now.Regions.Select(region => region.Approval.Value).OfType<ApprovalOrder>().Distinct().Where(approval => IsOpen(approval, now)))
        {
            yield return $"{approval.By} has approved that {approval.Region} takes over, until {approval.ValidUntil:u}";
        }
    }

    private static bool IsOpen(ApprovalOrder approval, Situation now) => approval.Epoch == now.Role?.Epoch + 1 && approval.ValidUntil >= now.At;

    private static string Of<T>(Answer<T> answer, Func<T, string> told, string none = "none")
        where T : class => answer switch
        {
            { Problem: { } problem } => problem,
            { Value: { } value } => told(value),
            _ => none,
        };

    private static string Writes(Situation now, string region) => now.GlobalDatabase switch
    {
        null => "unknown role",
        { Change: { } change } => change.Status,
        { } database => database.In(region) switch { null => "no member", { IsWriter: true } => "writer", _ => "reader" },
    };

    private static string Capacity(ClusterState cluster) => cluster.Capacity is { } capacity
        ? string.Create(CultureInfo.InvariantCulture, $", {capacity.Minimum:0.#} to {capacity.Maximum:0.#} ACU")
        : "";

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    // A figure may be of a minute that has not ended, and a clock may be ahead.
    private static string Ago(TimeSpan age) => age < TimeSpan.FromSeconds(1) ? "now" : age < TimeSpan.FromMinutes(2) ? $"{age.TotalSeconds:0} s ago" : $"{age.TotalMinutes:0} min ago";
}
