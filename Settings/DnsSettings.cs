namespace DrTerraform.Settings;

/// <summary>Names, health checks and records that move the traffic.</summary>
public sealed record DnsSettings
{
    /// <summary>Domain of the hosted zone, which this deployment creates, e.g. <c>pay.bank.example</c>.</summary>
    [AllowedText(@"(?=.{4,190}$)([a-z0-9]([a-z0-9\-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9\-]{0,61}[a-z0-9])", "a domain of at most 190 characters in lower case without a dot at its end, e.g. pay.bank.example")]
    public required string Domain { get; init; }

    /// <summary>Host name of the API inside <see cref="Domain"/>.</summary>
    [AllowedText("[a-z0-9]([a-z0-9\\-]{0,61}[a-z0-9])?", "one label in lower case, e.g. api")]
    public string ApiHost { get; init; } = "api";

    /// <summary>How the records move the traffic.</summary>
    public TrafficRouting Routing { get; init; } = TrafficRouting.Failover;

    /// <summary>Kind of the records that move the traffic.</summary>
    public RecordKind Records { get; init; } = RecordKind.Cname;

    /// <summary>Seconds a resolver may keep an answer: every second of it is a second of the RTO.</summary>
    [AllowedRange(1, 60, Because = "a resolver that keeps the old answer longer breaks the RTO")]
    public int TtlSeconds { get; init; } = 10;

    /// <summary>Seconds between two checks of one checker. Cannot be changed after creation.</summary>
    [AllowedNumbers(10, 30)]
    public int CheckIntervalSeconds { get; init; } = 10;

    /// <summary>Checks in a row that must agree before a health check turns: every one is an interval of the recovery time.</summary>
    [AllowedRange(1, 3)]
    public int FailureThreshold { get; init; } = 3;
}

/// <summary>How records move the traffic.</summary>
public enum TrafficRouting
{
    /// <summary>A PRIMARY and a SECONDARY record.</summary>
    Failover,

    /// <summary>Weights of 100 and 0: all traffic is the primary's until its check fails. Not with a database, whose writer does not fall back by itself.</summary>
    Weighted,
}

/// <summary>Kind of a record that moves the traffic.</summary>
public enum RecordKind
{
    /// <summary>A name with our own, short time to live.</summary>
    Cname,

    /// <summary>An alias: free of charge, but its time to live of 60 s is AWS's.</summary>
    Alias,
}
