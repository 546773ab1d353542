using System.Globalization;
using System.Net;
using DrTerraform.Failover;
using DrTerraform.Functions.Shared.Configuration;

namespace DrTerraform.Functions.RegionMonitor;

/// <summary>What the monitor is told by its environment.</summary>
internal sealed record MonitorSettings
{
    private const string CapacityFloorVariable = "DR_CAPACITY_FLOOR";

    public required RuntimeSettings Runtime { get; init; }

    public required string ControlTable { get; init; }

    public required string TopicArn { get; init; }

    public required ClusterNames Cluster { get; init; }

    /// <summary>Aurora capacity units of a region that serves, or null where instances have a fixed size.</summary>
    public required double? CapacityFloor { get; init; }

    public required string PeerRegion { get; init; }

    /// <summary>Whether this region's failover record is Route 53's PRIMARY one: where a promotion would be a return.</summary>
    public required bool IsHome { get; init; }

    /// <summary>A name or an address that leads to the other region's API and nowhere else.</summary>
    public required string PeerHost { get; init; }

    public required Uri PeerHealth { get; init; }

    public required string StatusName { get; init; }

    public required IPAddress StatusUp { get; init; }

    public required IPAddress StatusDown { get; init; }

    public required FailoverLimits Limits { get; init; }

    /// <summary>Reads the settings; problems stay in the reader until <see cref="EnvironmentReader.ThrowIfIncomplete"/>.</summary>
    public static MonitorSettings Read(EnvironmentReader environment) => new()
    {
        Runtime = RuntimeSettings.Read(environment),
        ControlTable = environment.Required("DR_CONTROL_TABLE"),
        TopicArn = environment.Required("DR_TOPIC_ARN"),
        Cluster = new ClusterNames(environment.Required("DR_GLOBAL_CLUSTER"), environment.Required("DR_CLUSTER"), environment.Required("DR_CLUSTER_ARN")),
        CapacityFloor = ReadCapacityFloor(environment),
        IsHome = ReadWord(environment, "DR_ROUTING_ROLE", "PRIMARY", "SECONDARY"),
        PeerRegion = environment.Required("DR_PEER_REGION"),
        PeerHost = environment.Required("DR_PEER_HOST"),
        PeerHealth = environment.RequiredUrl("DR_PEER_HEALTH_URL"),
        StatusName = environment.Required("DR_PEER_STATUS_NAME"),
        StatusUp = environment.RequiredAddress("DR_STATUS_UP"),
        StatusDown = environment.RequiredAddress("DR_STATUS_DOWN"),
        Limits = ReadLimits(environment),
    };

    private static FailoverLimits ReadLimits(EnvironmentReader environment)
    {
        var tick = environment.RequiredSeconds("DR_TICK_SECONDS");
        var limits = new FailoverLimits
        {
            Mode = ReadWord(environment, "DR_FAILOVER_MODE", "automatic", "approve") ? PromotionMode.Automatic : PromotionMode.Approve,
            TickInterval = tick,

            // Two ticks may fail.
            LongestGap = 3.5 * tick,
            SilentPeerPatience = environment.RequiredSeconds("DR_CONFIRM_SECONDS"),
            AnsweringPeerPatience = environment.RequiredSeconds("DR_CONFIRM_ANSWERING_SECONDS"),
            GreatestLag = environment.RequiredSeconds("DR_MAXIMUM_LAG_SECONDS"),
            Cooldown = environment.RequiredSeconds("DR_COOLDOWN_SECONDS"),
        };
        if (tick > TimeSpan.Zero && limits.Problems().FirstOrDefault() is { } problem)
        {
            environment.Wrong("DR_TICK_SECONDS", $"{tick.TotalSeconds}", $"what goes with the other limits: {problem}");
        }

        return limits;
    }

    // Says whether the variable is the first of its two words.
    private static bool ReadWord(EnvironmentReader environment, string name, string first, string second)
    {
        var text = environment.Required(name);
        if (text.Length > 0 && text != first && text != second)
        {
            environment.Wrong(name, text, $"{first} or {second}");
        }

        return text == first;
    }

    private static double? ReadCapacityFloor(EnvironmentReader environment)
    {
        if (environment.Optional(CapacityFloorVariable) is not { } text)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var units) && units is >= 0.5 and <= 256)
        {
            return units;
        }

        environment.Wrong(CapacityFloorVariable, text, "Aurora capacity units from 0.5 to 256");
        return null;
    }
}
