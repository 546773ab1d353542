namespace DrTerraform.Settings;

/// <summary>Names, health checks and records that move the traffic.</summary>
public sealed record DnsSettings
{
    /// <summary>Domain of the hosted zone, which this deployment creates, e.g. <c>pay.bank.example</c>.</summary>
    public required string Domain { get; init; }

    /// <summary>Host name of the API inside <see cref="Domain"/>.</summary>
    public string ApiHost { get; init; } = "api";

    /// <summary>Kind of the failover records.</summary>
    public RecordKind Records { get; init; } = RecordKind.Cname;

    /// <summary>Seconds a resolver may keep an answer, 1 to 60: every second of it is a second of the RTO.</summary>
    public int TtlSeconds { get; init; } = 10;

    /// <summary>Seconds between two checks of one checker: 10 or 30. Cannot be changed after creation.</summary>
    public int CheckIntervalSeconds { get; init; } = 10;

    /// <summary>Checks in a row that must agree before a health check turns, 1 to 10.</summary>
    public int FailureThreshold { get; init; } = 3;
}

/// <summary>Kind of a failover record.</summary>
public enum RecordKind
{
    /// <summary>A name with our own, short time to live.</summary>
    Cname,

    /// <summary>An alias: free of charge, but its time to live of 60 s is AWS's.</summary>
    Alias,
}
