using DrTerraform.Constructs.Encryption;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Constructs.Storage;
using DrTerraform.Settings;

namespace DrTerraform.Stacks;

/// <summary>A bucket for documents in each region, and what copies them. Not a construct: what it declares stands in the global stack itself.</summary>
internal sealed class DocumentData
{
    private readonly GlobalStack _stack;
    private readonly DocumentSettings _settings;

    /// <summary>Declares buckets and replication.</summary>
    public DocumentData(GlobalStack stack, GlobalSites sites, DocumentSettings settings)
    {
        (_stack, _settings) = (stack, settings);
        var source = new SecureBucket(stack, "PrimaryDocuments", Bucket(sites.Home, sites.HomeKey));
        var destination = new SecureBucket(stack, "SecondaryDocuments", Bucket(sites.Other, sites.OtherKey));
        var replication = Copy("DocumentReplication", source, destination);
        if (settings.ReplicateBack)
        {
            _ = Copy("DocumentReplicationBack", destination, source);
        }

        Outputs.Publish(stack, new Dictionary<string, object>
        {
            ["primary_documents_bucket"] = source.Name,
            ["primary_documents_bucket_arn"] = source.Arn,
            ["secondary_documents_bucket"] = destination.Name,
            ["secondary_documents_bucket_arn"] = destination.Arn,
            ["documents_replication_role_arn"] = replication.RoleArn,
        });
    }

    private SecureBucketProps Bucket(Placement placement, EncryptionKey? key) =>
        new() { Placement = placement, Name = Named.Documents, KeyArn = key?.Arn, Versioning = _settings.Versioning };

    private BucketReplication Copy(string id, SecureBucket from, SecureBucket to) => new(_stack, id, new BucketReplicationProps
    {
        Purpose = "documents",
        Source = from,
        Destination = to,
        DeleteMarkers = _settings.ReplicateDeleteMarkers,
        TimeControl = _settings.ReplicationTimeControl,
    });
}
