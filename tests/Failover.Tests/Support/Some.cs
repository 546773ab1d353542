namespace DrTerraform.Failover.Tests.Support;

/// <summary>What the west's monitor sees and remembers when the east has been lost for long enough: every guard lets it promote.</summary>
internal static class Some
{
    public const string East = "us-east-1";
    public const string West = "us-west-2";

    public static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public static readonly FailoverLimits Limits = new();

    public static Observation Loss => new()
    {
        At = Now,
        Region = West,
        IsHome = false,
        Role = new ActiveRole(East, 4, Now.AddDays(-1)),
        Peer = PeerAnswer.Silent,
        Consensus = Consensus.Down,
        Cluster = ClusterRole.Replica,
    };

    public static FailoverState Memory => new()
    {
        Silent = Streak(40),
        NotServing = Streak(40),
        Lag = new LagReading(TimeSpan.FromSeconds(2), Now.AddSeconds(-100)),
    };

    public static Promotion Begun => new(5, Now.AddSeconds(-10), "the east was lost", TimeSpan.FromSeconds(2));

    public static Approval Leave => new(5, Now.AddMinutes(1));

    /// <summary>A streak without a gap that ends now.</summary>
    public static Streak Streak(int seconds) => new(Now.AddSeconds(-seconds), Now, 1 + (seconds / 10));
}
