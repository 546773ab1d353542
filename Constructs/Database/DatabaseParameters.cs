using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.DbParameterGroup;
using HashiCorp.Cdktf.Providers.Aws.RdsClusterParameterGroup;

namespace DrTerraform.Constructs.Database;

/// <summary>What <see cref="DatabaseParameters"/> are given.</summary>
public sealed record DatabaseParametersProps
{
    /// <summary>Where the groups go.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The database.</summary>
    public required DatabaseSettings Settings { get; init; }

    /// <summary>
    /// <c>rds.global_db_rpo</c> in seconds, for the region where the writer is born. Null elsewhere: in a global database of two regions
    /// a freshly promoted lone writer would stop committing (Aurora User Guide, disaster recovery of global databases).
    /// </summary>
    public int? RpoLimitSeconds { get; init; }
}

/// <summary>A region's own parameter groups: a global database does not carry them over.</summary>
public sealed class DatabaseParameters : Construct
{
    /// <summary>Declares the groups.</summary>
    public DatabaseParameters(Construct scope, string id, DatabaseParametersProps props)
        : base(scope, id)
    {
        var placement = props.Placement;
        var family = AuroraEngine.Name + props.Settings.EngineVersion.Split('.')[0];

        var parameters = new Dictionary<string, string>
        {
            ["rds.force_ssl"] = "1",
            ["idle_in_transaction_session_timeout"] = "60000",
        };
        if (props.RpoLimitSeconds is { } seconds)
        {
            parameters["rds.global_db_rpo"] = $"{seconds}";
        }

        ClusterGroup = new RdsClusterParameterGroup(this, "Cluster", new RdsClusterParameterGroupConfig
        {
            Provider = placement.Provider,
            Name = placement.Names.Of(Named.DatabaseParameters, "cluster"),
            Family = family,
            Parameter = parameters.Select(parameter => new RdsClusterParameterGroupParameter
            {
                Name = parameter.Key,
                Value = parameter.Value,
                ApplyMethod = "immediate",
            }).ToArray(),
        }).Name;
        InstanceGroup = new DbParameterGroup(this, "Instance", new DbParameterGroupConfig
        {
            Provider = placement.Provider,
            Name = placement.Names.Of(Named.DatabaseParameters, "instance"),
            Family = family,
            Parameter = new[] { new DbParameterGroupParameter { Name = "log_min_duration_statement", Value = "1000", ApplyMethod = "immediate" } },
        }).Name;
    }

    /// <summary>Name of the cluster's group.</summary>
    public string ClusterGroup { get; }

    /// <summary>Name of the instances' group.</summary>
    public string InstanceGroup { get; }
}
