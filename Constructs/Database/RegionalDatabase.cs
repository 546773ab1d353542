using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.DbSubnetGroup;
using HashiCorp.Cdktf.Providers.Aws.RdsCluster;
using HashiCorp.Cdktf.Providers.Aws.RdsClusterInstance;

namespace DrTerraform.Constructs.Database;

/// <summary>What a <see cref="RegionalDatabase"/> is given.</summary>
public sealed record RegionalDatabaseProps
{
    /// <summary>Where the cluster goes.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The database, as both regions share it.</summary>
    public required DatabaseSettings Settings { get; init; }

    /// <summary>The size of this region's part.</summary>
    public required RegionDatabaseSettings Size { get; init; }

    /// <summary>Where the cluster begins.</summary>
    public required DatabaseOrigin Origin { get; init; }

    /// <summary>The private subnets.</summary>
    public required IReadOnlyList<string> SubnetIds { get; init; }

    /// <summary>The database's security group.</summary>
    public required string SecurityGroupId { get; init; }

    /// <summary>ARN of the region's own key: a member cannot use another region's.</summary>
    public required string KeyArn { get; init; }

    /// <summary>Days that log lines are kept.</summary>
    public required int LogRetentionDays { get; init; }
}

/// <summary>Where a region's cluster begins: as the first writer, or as a copy of the one in another region.</summary>
public sealed record DatabaseOrigin
{
    /// <summary>The master password, where the writer is born. Null for a copy, which inherits user, password and database.</summary>
    public GeneratedPassword? MasterPassword { get; init; }

    /// <summary>The region copied from; AWS needs it to hand over encrypted storage. Null where the writer is born.</summary>
    public string? SourceRegion { get; init; }
}

/// <summary>One region's Aurora cluster with its instances, joined to the global cluster by name.</summary>
/// <remarks>Stateful: the ids "Cluster" and "Instance{n}" are part of the contract, renaming one replaces data.</remarks>
public sealed class RegionalDatabase : Construct
{
    /// <summary>
    /// What changes by itself when the roles swap. Terraform must leave it: putting it back would detach a member, or try to promote
    /// one (terraform-provider-aws issues 40921, 42919, 43214, 34203).
    /// </summary>
    public static readonly IReadOnlyList<string> ChangedByFailover = ["replication_source_identifier", "global_cluster_identifier", "engine_version"];

    /// <summary>
    /// The floor of a serverless cluster's capacity, which the region that takes over raises. Terraform sets it at creation only: a plan
    /// after a failover would otherwise take the capacity from the region that serves.
    /// </summary>
    public const string CapacityFloor = "serverlessv2_scaling_configuration[0].min_capacity";

    private const string ServerlessClass = "db.serverless";

    /// <summary>Declares the cluster.</summary>
    public RegionalDatabase(Construct scope, string id, RegionalDatabaseProps props)
        : base(scope, id)
    {
        var (placement, settings, size, origin) = (props.Placement, props.Settings, props.Size, props.Origin);
        var (provider, names) = (placement.Provider, placement.Names);
        var serverless = settings.Capacity == DatabaseCapacity.Serverless;
        Identifier = names.Of(Named.Database);

        var subnets = new DbSubnetGroup(this, "Subnets", new DbSubnetGroupConfig
        {
            Provider = provider,
            Name = names.Of(Named.DatabaseSubnets),
            SubnetIds = [.. props.SubnetIds],
        });
        var parameters = new DatabaseParameters(this, "Parameters", new DatabaseParametersProps
        {
            Placement = placement,
            Settings = settings,
            RpoLimitSeconds = origin.MasterPassword is null ? null : settings.RpoLimitSeconds,
        });
        var logs = new LogGroup(this, "Logs", new LogGroupProps
        {
            Placement = placement,
            Name = $"/aws/rds/cluster/{Identifier}/postgresql",
            RetentionDays = props.LogRetentionDays,
            KeyArn = props.KeyArn,
        });
        var monitoring = new ServiceRole(this, "Monitoring", new ServiceRoleProps
        {
            Placement = placement,
            Purpose = "rds-monitoring",
            Service = "monitoring.rds.amazonaws.com",
            ManagedPolicies = ["arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"],
        });

        var config = new RdsClusterConfig
        {
            Provider = provider,
            ClusterIdentifier = Identifier,
            GlobalClusterIdentifier = names.Of(Named.GlobalDatabase),
            SourceRegion = origin.SourceRegion,
            Engine = AuroraEngine.Name,
            EngineVersion = settings.EngineVersion,
            EngineLifecycleSupport = AuroraEngine.LifecycleSupport,
            Port = settings.Port,
            DbSubnetGroupName = subnets.Name,
            VpcSecurityGroupIds = [props.SecurityGroupId],
            DbClusterParameterGroupName = parameters.ClusterGroup,
            StorageEncrypted = true,
            KmsKeyId = props.KeyArn,
            BackupRetentionPeriod = settings.BackupRetentionDays,
            PreferredBackupWindow = settings.BackupWindow,
            PreferredMaintenanceWindow = settings.MaintenanceWindow,
            CopyTagsToSnapshot = true,
            EnabledCloudwatchLogsExports = ["postgresql"],
            DeletionProtection = false,
            SkipFinalSnapshot = true,
            ApplyImmediately = true,
            Lifecycle = new TerraformResourceLifecycle { IgnoreChanges = serverless ? [.. ChangedByFailover, CapacityFloor] : ChangedByFailover.ToArray() },
            DependsOn = new ITerraformDependable[] { logs.Resource },
        };
        if (serverless)
        {
            config.Serverlessv2ScalingConfiguration = new RdsClusterServerlessv2ScalingConfiguration
            {
                MinCapacity = size.MinimumCapacity,
                MaxCapacity = size.MaximumCapacity,
            };
        }

        if (origin.MasterPassword is { } password)
        {
            config.DatabaseName = settings.Name;
            config.MasterUsername = settings.MasterUsername;
            if (password.IsWriteOnly)
            {
                config.MasterPasswordWo = password.Value;
                config.MasterPasswordWoVersion = password.Generation;
            }
            else
            {
                config.MasterPassword = password.Value;
            }
        }

        var cluster = new RdsCluster(this, "Cluster", config);
        var clusterId = cluster.Id;

        for (var index = 0; index < size.Instances; index++)
        {
            _ = new RdsClusterInstance(this, $"Instance{index}", new RdsClusterInstanceConfig
            {
                Provider = provider,
                Identifier = names.Of(Named.Database, $"{index}"),
                ClusterIdentifier = clusterId,
                Engine = AuroraEngine.Name,
                InstanceClass = serverless ? ServerlessClass : settings.InstanceClass!,
                DbParameterGroupName = parameters.InstanceGroup,
                MonitoringInterval = settings.MonitoringIntervalSeconds,
                MonitoringRoleArn = monitoring.Arn,
                AutoMinorVersionUpgrade = false,
                PubliclyAccessible = false,
                ApplyImmediately = true,
                DependsOn = monitoring.Grants,
            });
        }

        ClusterId = clusterId;
        ClusterArn = placement.Arn("rds", $"cluster:{Identifier}");
        WriterEndpoint = cluster.Endpoint;
        ReaderEndpoint = cluster.ReaderEndpoint;
    }

    /// <summary>The cluster's identifier.</summary>
    public string Identifier { get; }

    /// <summary>The same as <see cref="Identifier"/>, once the cluster exists: what is built with it waits for the cluster.</summary>
    public string ClusterId { get; }

    /// <summary>The cluster's ARN, built from its name.</summary>
    public string ClusterArn { get; }

    /// <summary>The region's own writer endpoint: accepts writes only while this region holds the writer.</summary>
    public string WriterEndpoint { get; }

    /// <summary>The region's own reader endpoint: answers in either role.</summary>
    public string ReaderEndpoint { get; }
}
