using DrTerraform.Settings.Budget;

namespace DrTerraform.Settings;

/// <summary>
/// The rules that one key's type and <see cref="LimitAttribute"/> cannot say: each record's own, and here those between records.
/// </summary>
internal static class SettingsRules
{
    /// <summary>Everything that is wrong with settings whose values each fit their key.</summary>
    public static IEnumerable<Problem> Problems(DrSettings settings) =>
    [
        .. TagRules.Problems(settings.Tags),
        .. Regions(settings.Primary, settings.Secondary, settings.State),
        .. settings.Primary.Database.Problems().Select(problem => problem.Under("primary.database")),
        .. settings.Secondary.Database.Problems().Select(problem => problem.Under("secondary.database")),
        .. settings.Network.Problems(settings.Primary, settings.Secondary),
        .. (settings.Database?.Problems() ?? []).Select(problem => problem.Under("database")),
        .. settings.Sessions.Problems().Select(problem => problem.Under("sessions")),
        .. (settings.Transactions?.Table.Problems() ?? []).Select(problem => problem.Under("transactions.table")),
        .. (settings.Documents?.Problems() ?? []).Select(problem => problem.Under("documents")),
        .. settings.Configuration.Problems(settings).Select(problem => problem.Under("configuration")),
        .. settings.Failover.Problems().Select(problem => problem.Under("failover")),
        .. settings.Alarms.Problems().Select(problem => problem.Under("alarms")),
        .. (settings.Backup?.Problems() ?? []).Select(problem => problem.Under("backup")),
        .. Services(settings),
        .. Objectives(settings),
        .. ObjectiveRules.Problems(settings),
        .. NameRules.Problems(settings),
    ];

    private static IEnumerable<Problem> Regions(RegionSettings primary, RegionSettings secondary, StateSettings state)
    {
        if (secondary.Region == primary.Region)
        {
            yield return Problem.NotAllowed("secondary.region", secondary.Region, "another region than primary.region: both would be lost together", "primary.region");
        }
        else if (secondary.NameLabel == primary.NameLabel)
        {
            yield return Problem.NotAllowed(
                "secondary.label", secondary.NameLabel, "another label than the primary's: both regions' resources would share their names", "secondary.region", "primary.region", "primary.label");
        }

        foreach (var (path, region) in new[] { ("primary.label", primary), ("secondary.label", secondary) })
        {
            if (region.NameLabel == Names.GlobalLabel)
            {
                yield return Problem.NotAllowed(path, region.Label, $"another label: {Names.GlobalLabel} is in the names of what exists once");
            }
        }

        if (Cidr.TryParse(primary.Cidr, out var one) && Cidr.TryParse(secondary.Cidr, out var other) && one.Overlaps(other))
        {
            yield return Problem.NotAllowed("secondary.cidr", secondary.Cidr, $"a range that does not overlap primary.cidr, {primary.Cidr}: the networks are peered", "primary.cidr");
        }

        if (state.Region == primary.Region)
        {
            yield return Problem.NotAllowed("state.region", state.Region, "any region but the primary, or leave it out: the state must outlive the primary", "primary.region");
        }
    }

    private static IEnumerable<Problem> Services(DrSettings settings)
    {
        if (settings is { Database: null, Transactions: null })
        {
            yield return new Problem("database", "is missing; give an object in braces, or transactions: without either there is nothing to fail over");
        }

        if (settings is { Database: not null, Transactions: not null })
        {
            yield return new Problem("transactions", "is not allowed beside database, whose API answers at the same host; leave one of them out") { Inputs = ["database"] };
        }

        if (settings is { Database: not null, Dns.Routing: TrafficRouting.Weighted })
        {
            yield return Problem.NotAllowed("dns.routing", settings.Dns.Routing, "failover: weights fall back by themselves to a region that no longer holds the database's writer", "database");
        }

        if (settings.DataEncryption == DataEncryption.AwsManaged && (settings.Database is not null || settings.Backup is not null))
        {
            yield return Problem.NotAllowed("dataEncryption", settings.DataEncryption, "own-keys: secrets and backups are encrypted by the deployment's keys", "database", "backup");
        }
    }

    private static IEnumerable<Problem> Objectives(DrSettings settings)
    {
        var objective = settings.Objectives.RpoSeconds;
        if (settings.Database is not null && settings.Alarms.RpoLagSeconds >= objective)
        {
            yield return Problem.NotAllowed(
                "alarms.rpoLagSeconds", settings.Alarms.RpoLagSeconds, $"1 to {objective - 1}, below objectives.rpoSeconds: an alarm at the objective comes too late", "objectives.rpoSeconds");
        }

        if (settings.Failover.MaximumLagSeconds > objective)
        {
            yield return Problem.NotAllowed(
                "failover.maximumLagSeconds", settings.Failover.MaximumLagSeconds, $"at most objectives.rpoSeconds, {objective}, or leave it out: more lag than the objective is for a person to accept", "objectives.rpoSeconds");
        }

        if (settings.Database?.RpoLimitSeconds is { } limit && limit > objective)
        {
            yield return Problem.NotAllowed(
                "database.rpoLimitSeconds", limit, $"at most objectives.rpoSeconds, {objective}, or leave it out: a longer limit does not keep the objective", "objectives.rpoSeconds");
        }
    }
}
