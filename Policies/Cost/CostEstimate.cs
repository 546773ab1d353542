namespace DrTerraform.Policies.Cost;

/// <summary>
/// What a month of a deployment costs at list prices: what exists is counted in the synthesized Terraform, what is used comes from the
/// settings and from assumptions that are written down here.
/// </summary>
public sealed class CostEstimate
{
    /// <summary>Hours of a month, as AWS reckons.</summary>
    internal const double Hours = 730;

    private CostEstimate(IReadOnlyList<CostLine> lines, IReadOnlyList<string> unpriced) => (Lines, Unpriced) = (lines, unpriced);

    /// <summary>The month in which the prices were collected, e.g. <c>2026-11</c>.</summary>
    public static string PricesCollected => PriceList.Collected;

    /// <summary>What the quantities rest on beside the settings.</summary>
    public static IReadOnlyList<string> Assumptions { get; } =
    [
        $"a month of {Hours} hours; every free tier used up by something else",
        $"Route 53 asks from about {UsageCosts.Checkers} places, each at the check's interval: most calls of an idle platform are these",
        $"a payment is one call of {UsageCosts.PaymentSeconds} s, {UsageCosts.DatabaseRequestsPerPayment} requests of the database's storage of which {UsageCosts.DatabaseWritesPerPayment} are replicated writes, one write and two reads of a table, and one DNS query",
        $"a health check is a call of {UsageCosts.HealthSeconds} s that reads a table twice; every call logs {UsageCosts.LogKilobytesPerCall} KB",
        "a function on a schedule runs until its timeout or its next run, whichever is first",
        "each backup of a table or of the database is a full copy until it is deleted, in both regions",
    ];

    /// <summary>What a month is charged for and this estimate leaves out.</summary>
    public static IReadOnlyList<string> NotCounted { get; } =
    [
        "extended support of an old engine version, charged per capacity unit or vCPU",
        "requests of KMS, S3, SNS, SQS, Secrets Manager and Parameter Store; custom metrics; messages; log storage",
        "data through NAT gateways, endpoints and the peering; traffic to the internet",
        "capacity above the average that the settings name, and what a failover itself sets in motion",
        "state of Terraform, enhanced monitoring, flow logs, traces, event rules",
        "AWS support plans, taxes, discounts and credits",
    ];

    /// <summary>What is charged, dearest first.</summary>
    public IReadOnlyList<CostLine> Lines { get; }

    /// <summary>What exists and has no price in the file, so that the total lacks it.</summary>
    public IReadOnlyList<string> Unpriced { get; }

    /// <summary>The whole month in US dollars.</summary>
    public double TotalUsd => Lines.Sum(line => line.Usd);

    /// <summary>The month of one place in US dollars.</summary>
    public double UsdOf(CostPlace place) => Lines.Where(line => line.Place == place).Sum(line => line.Usd);

    /// <summary>Estimates a deployment.</summary>
    public static CostEstimate Of(Deployment deployment)
    {
        IReadOnlyList<CostLine> lines = [.. DatabaseCosts.Of(deployment), .. StandingCosts.Of(deployment), .. UsageCosts.Of(deployment), .. StorageCosts.Of(deployment)];
        return new CostEstimate(
            [
                .. lines.Where(line => line.Quantity > 0)
                    .GroupBy(line => line with { Quantity = 0 })
                    .Select(alike => alike.Key with { Quantity = alike.Sum(line => line.Quantity) })
                    .OrderByDescending(line => line.Usd),
            ],
            [.. DatabaseCosts.Unpriced(deployment), .. StandingCosts.Unpriced(deployment)]);
    }

    /// <summary>Whose cost a resource is.</summary>
    internal static CostPlace PlaceOf(Resource resource) => resource.Alias switch
    {
        Deployment.PrimaryAlias => CostPlace.Serving,
        Deployment.SecondaryAlias => CostPlace.Waiting,
        _ => CostPlace.Shared,
    };
}
