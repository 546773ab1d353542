namespace DrTerraform.Settings;

/// <summary>What is allowed but should be known before a real deployment.</summary>
public static class SettingsWarnings
{
    private const double RecommendedPrimaryFloor = 8;
    private const int ReplicationTimeControlSeconds = 15 * 60;
    private const int FastIntervalSeconds = 10;

    // RFC 2606: nobody owns these, so no certificate for them is ever issued.
    private static readonly string[] ReservedDomains = ["example.com", "example.net", "example.org", "example", "test", "invalid", "localhost"];

    /// <summary>The warnings about valid settings. Nothing is changed because of one.</summary>
    public static IReadOnlyList<Problem> Warnings(this DrSettings settings) =>
    [
        .. (settings.Database is { } database ? EngineSupport.Notes(database.EngineVersion) : []).Select(note => new Problem("database.engineVersion", note)),
        .. Capacity(settings),
        .. Checks(settings.Dns),
        .. Routing(settings.Dns.Routing),
        .. Domain(settings.Dns.Domain),
        .. Secrets(settings.Secrets.Mode),
        .. Documents(settings),
    ];

    private static IEnumerable<Problem> Capacity(DrSettings settings)
    {
        if (settings.Database?.Capacity == DatabaseCapacity.Serverless && settings.Primary.Database.MinimumCapacity < RecommendedPrimaryFloor)
        {
            yield return new Problem(
                "primary.database.minimumCapacity",
                $"{SettingsContract.Show(settings.Primary.Database.MinimumCapacity)} is under the {RecommendedPrimaryFloor} that AWS recommends for the region that writes");
        }
    }

    private static IEnumerable<Problem> Checks(DnsSettings dns)
    {
        if (dns.CheckIntervalSeconds > FastIntervalSeconds)
        {
            yield return new Problem(
                "dns.checkIntervalSeconds",
                $"{dns.CheckIntervalSeconds} makes detection take {(dns.CheckIntervalSeconds - FastIntervalSeconds) * dns.FailureThreshold} s longer than {FastIntervalSeconds} would; it cannot be changed later");
        }
    }

    private static IEnumerable<Problem> Routing(TrafficRouting routing)
    {
        if (routing == TrafficRouting.Weighted)
        {
            yield return new Problem("dns.routing", "weighted moves the traffic back by itself as soon as the primary answers again, whatever it missed meanwhile");
        }
    }

    private static IEnumerable<Problem> Domain(string domain)
    {
        if (ReservedDomains.Any(reserved => domain == reserved || domain.EndsWith($".{reserved}", StringComparison.Ordinal)))
        {
            yield return new Problem("dns.domain", $"\"{domain}\" is reserved for examples; replace it before a real deployment, or no certificate will be issued");
        }
    }

    private static IEnumerable<Problem> Secrets(SecretMode mode)
    {
        if (mode == SecretMode.Random)
        {
            yield return new Problem("secrets.mode", "random keeps the generated secrets in the state files; write-only, from Terraform 1.11 on, does not");
        }
    }

    private static IEnumerable<Problem> Documents(DrSettings settings)
    {
        if (settings.Documents is { ReplicationTimeControl: true } && settings.Objectives.RpoSeconds < ReplicationTimeControlSeconds)
        {
            yield return new Problem(
                "documents.replicationTimeControl",
                $"promises {ReplicationTimeControlSeconds / 60} minutes, so documents cannot keep objectives.rpoSeconds, {settings.Objectives.RpoSeconds}");
        }
    }
}
