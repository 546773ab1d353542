namespace DrTerraform.Functions.Shared.Logging;

/// <summary>A figure that a function reports through its log, from where CloudWatch makes a metric of it (embedded metric format).</summary>
/// <param name="Name">The metric's name in the namespace <see cref="Namespace"/>.</param>
/// <param name="Unit">CloudWatch's name of the unit.</param>
/// <param name="Meaning">What is counted or measured.</param>
public sealed record Metric(string Name, string Unit, string Meaning)
{
    /// <summary>The CloudWatch namespace of all metrics.</summary>
    public const string Namespace = "DrTerraform";

    /// <summary>The one dimension: the deployed function's name. The region is where the metric is.</summary>
    public const string Dimension = "FunctionName";

    /// <summary>Payments whose row was committed by this request.</summary>
    public static readonly Metric PaymentsAccepted = new("PaymentsAccepted", "Count", "payments whose row this request has committed");

    /// <summary>Webhooks that were answered from a row which was there before.</summary>
    public static readonly Metric PaymentsRepeated = new("PaymentsRepeated", "Count", "webhooks that came again and got the first answer");

    /// <summary>Requests that were answered with a 4xx.</summary>
    public static readonly Metric RequestsRefused = new("RequestsRefused", "Count", "requests that were answered with a 4xx");

    /// <summary>Requests that were answered with a 5xx.</summary>
    public static readonly Metric RequestsFailed = new("RequestsFailed", "Count", "requests that were answered with a 5xx, a 503 that asks to come again among them");

    /// <summary>Time from the event to the answer.</summary>
    public static readonly Metric RequestDuration = new("RequestDuration", "Milliseconds", "time from the event to the answer, to the microsecond; without the two exchanges with Lambda's Runtime API around it");

    /// <summary>Time the database took for a request's work.</summary>
    public static readonly Metric DatabaseDuration = new("DatabaseDuration", "Milliseconds", "time the database took for the request's work, a new connection and a second try among it");

    /// <summary>Requests that the database could not serve.</summary>
    public static readonly Metric DatabaseFailures = new("DatabaseFailures", "Count", "requests that the database could not serve; the line says which fault it was");

    /// <summary>1 when everything that a health answer asks for is well, else 0.</summary>
    public static readonly Metric ChecksPassed = new("ChecksPassed", "Count", "1 when all that an answer about the region's health asks for is well, else 0; the line's `route` says which answer");

    /// <summary>1 when the table can be used, else 0.</summary>
    public static readonly Metric TableHealthy = new("TableHealthy", "Count", "1 when the table can be used in this region, else 0");

    /// <summary>Parameters that were written to the other region.</summary>
    public static readonly Metric ParametersCopied = new("ParametersCopied", "Count", "parameters that were written to the other region");

    /// <summary>Parameters that were deleted in the other region.</summary>
    public static readonly Metric ParametersDeleted = new("ParametersDeleted", "Count", "parameters that were deleted in the other region");

    /// <summary>Parameters that could not be brought into line.</summary>
    public static readonly Metric ParametersFailed = new("ParametersFailed", "Count", "parameters that could not be brought into line, or that the safety limit has held back");

    /// <summary>Parameters that differed between the regions when a reconciliation began.</summary>
    public static readonly Metric ParametersDrifted = new("ParametersDrifted", "Count", "parameters that differed between the regions when a reconciliation began");

    /// <summary>Looks of the failover monitor: its heartbeat.</summary>
    public static readonly Metric MonitorTicks = new("MonitorTicks", "Count", "looks of the failover monitor: its heartbeat");

    /// <summary>1 when the other region serves, else 0.</summary>
    public static readonly Metric PeerServing = new("PeerServing", "Count", "1 when the other region says that it serves, else 0, as while it waits");

    /// <summary>How long the active region has been missed.</summary>
    public static readonly Metric OutageDuration = new("OutageDuration", "Seconds", "how long monitor and world have missed the active region; 0 when either reaches it");

    /// <summary>1 when the monitor would promote its region but may not, else 0.</summary>
    public static readonly Metric PromotionsHeld = new("PromotionsHeld", "Count", "1 when the monitor would promote its region but may not, else 0; the line's `reason` says what is missing");

    /// <summary>Calls for a promotion.</summary>
    public static readonly Metric PromotionsAsked = new("PromotionsAsked", "Count", "times that RDS was asked to promote this region's cluster");

    /// <summary>Every metric there is.</summary>
    public static IReadOnlyList<Metric> All { get; } =
    [
        PaymentsAccepted, PaymentsRepeated, RequestsRefused, RequestsFailed, RequestDuration, DatabaseDuration, DatabaseFailures, ChecksPassed, TableHealthy, ParametersCopied,
        ParametersDeleted, ParametersFailed, ParametersDrifted, MonitorTicks, PeerServing, OutageDuration, PromotionsHeld, PromotionsAsked,
    ];
}
