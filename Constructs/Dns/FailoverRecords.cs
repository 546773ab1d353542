using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.Route53Record;

namespace DrTerraform.Constructs.Dns;

/// <summary>One of two answers of <see cref="FailoverRecords"/>.</summary>
/// <param name="Placement">The region led to.</param>
/// <param name="RoutingRole"><c>PRIMARY</c> or <c>SECONDARY</c>.</param>
/// <param name="Domain">The region's form of the host name.</param>
/// <param name="HealthCheckId">The check that the answer rests on.</param>
public sealed record FailoverAnswer(Placement Placement, string RoutingRole, RegionalDomain Domain, string HealthCheckId);

/// <summary>What <see cref="FailoverRecords"/> are given.</summary>
public sealed record FailoverRecordsProps
{
    /// <summary>The zone.</summary>
    public required string ZoneId { get; init; }

    /// <summary>The API's full host name.</summary>
    public required string Host { get; init; }

    /// <summary>Kind and time to live.</summary>
    public required DnsSettings Settings { get; init; }

    /// <summary>The answers: one PRIMARY, one SECONDARY.</summary>
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
                FailoverRoutingPolicy = new Route53RecordFailoverRoutingPolicy { Type = answer.RoutingRole },
                HealthCheckId = answer.HealthCheckId,
            };
            if (props.Settings.Records == RecordKind.Alias)
            {
                record.Type = "A";
                record.Alias = new Route53RecordAlias { Name = answer.Domain.Target, ZoneId = answer.Domain.TargetZoneId, EvaluateTargetHealth = true };
            }
            else
            {
                record.Type = "CNAME";
                record.Ttl = props.Settings.TtlSeconds;
                record.Records = [answer.Domain.Target];
            }

            _ = new Route53Record(this, $"Record-{answer.Placement.Alias}", record);
        }
    }
}
