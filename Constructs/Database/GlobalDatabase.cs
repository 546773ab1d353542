using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.RdsGlobalCluster;

namespace DrTerraform.Constructs.Database;

/// <summary>What a <see cref="GlobalDatabase"/> is given.</summary>
public sealed record GlobalDatabaseProps
{
    /// <summary>The region through which the global cluster is managed; it exists in both.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The database.</summary>
    public required DatabaseSettings Settings { get; init; }
}

/// <summary>The Aurora global cluster: the frame that a <see cref="RegionalDatabase"/> of each region joins by name.</summary>
/// <remarks>Stateful: the id "Cluster" is part of the contract.</remarks>
public sealed class GlobalDatabase : Construct
{
    /// <summary>Declares the global cluster.</summary>
    public GlobalDatabase(Construct scope, string id, GlobalDatabaseProps props)
        : base(scope, id)
    {
        var cluster = new RdsGlobalCluster(this, "Cluster", new RdsGlobalClusterConfig
        {
            Provider = props.Placement.Provider,
            GlobalClusterIdentifier = props.Placement.Names.Of(Named.GlobalDatabase),
            Engine = AuroraEngine.Name,
            EngineVersion = props.Settings.EngineVersion,
            EngineLifecycleSupport = AuroraEngine.LifecycleSupport,
            DatabaseName = props.Settings.Name,
            StorageEncrypted = true,
            DeletionProtection = false,
            ForceDestroy = true,
        });
        Endpoint = cluster.Endpoint;
    }

    /// <summary>The endpoint that follows the writer from region to region; for operators, over the peering.</summary>
    public string Endpoint { get; }
}
