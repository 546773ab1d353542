using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.Route53Record;

namespace DrTerraform.Constructs.Dns;

/// <summary>One of two answers of <see cref="FailoverRecords"/>.</summary>
/// <param name="Placement">The region led to.</param>
/// <param name="RoutingRole"><c>PRIMARY</c> or <c>SECONDARY</c>, for failover records.</param>
/// <param name="Weight">Share of the traffic, for weighted records.</param>
/// <param name="Target">Where the answer leads to.</param>
/// <param name="HealthCheckId">The check that the answer rests on.</param>
public sealed record FailoverAnswer(Placement Placement, string RoutingRole, int Weight, RecordTarget Target, string HealthCheckId);

/// <summary>One region's form of the platform's host name.</summary>
/// <param name="Host">The name.</param>
/// <param name="ZoneId">The zone of that name, for alias records.</param>
public sealed record RecordTarget(string Host, string ZoneId);

/// <summary>What <see cref="FailoverRecords"/> are given.</summary>
public sealed record FailoverRecordsProps
{
    /// <summary>The zone.</summary>
    public required string ZoneId { get; init; }

    /// <summary>The API's full host name.</summary>
    public required string Host { get; init; }

    /// <summary>Routing, kind and time to live.</summary>
    public required DnsSettings Settings { get; init; }

    /// <summary>The answers, one of each region.</summary>
    public required IReadOnlyList<FailoverAnswer> Answers { get; init; }
}

/// <summary>The records that lead the platform's host name to the region that serves.</summary>
public sealed class FailoverRecords : Construct
{
    /// <summary>Declares the records.</summary>
    public FailoverRecords(Construct scope, string id, FailoverRecordsProps props)
        : base(scope, id)
    {
        foreach (var answer in props.Answers)
        {
            var record = new Route53RecordConfig
            {
                Provider = answer.Placement.Provider,
                ZoneId = props.ZoneId,
                Name = props.Host,
                SetIdentifier = answer.Placement.Alias,
                HealthCheckId = answer.HealthCheckId,
            };
            if (props.Settings.Routing == TrafficRouting.Weighted)
            {
                record.WeightedRoutingPolicy = new Route53RecordWeightedRoutingPolicy { Weight = answer.Weight };
            }
            else
            {
                record.FailoverRoutingPolicy = new Route53RecordFailoverRoutingPolicy { Type = answer.RoutingRole };
            }

            if (props.Settings.Records == RecordKind.Alias)
            {
                record.Type = "A";
                record.Alias = new Route53RecordAlias { Name = answer.Target.Host, ZoneId = answer.Target.ZoneId, EvaluateTargetHealth = true };
            }
            else
            {
                record.Type = "CNAME";
                record.Ttl = props.Settings.TtlSeconds;
                record.Records = [answer.Target.Host];
            }

            _ = new Route53Record(this, $"Record-{answer.Placement.Alias}", record);
        }
    }
}
