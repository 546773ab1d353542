namespace DrTerraform.Settings;

/// <summary>A bucket in each region for payment documents, replicated from primary to secondary.</summary>
public sealed record DocumentSettings
{
    /// <summary>Keeps every version of an object. Replication, and all the more its time control, is impossible without.</summary>
    public bool Versioning { get; init; } = true;

    /// <summary>Replication Time Control: AWS's promise of 15 minutes, with metrics. An objective under 15 minutes cannot rest on it.</summary>
    public bool ReplicationTimeControl { get; init; }

    /// <summary>Whether a deletion in one region is one in the other.</summary>
    public bool ReplicateDeleteMarkers { get; init; }

    /// <summary>
    /// Also copies what is written in the secondary region to the primary. Without it, documents written after a failover stay where they are
    /// until somebody copies them.
    /// </summary>
    public bool ReplicateBack { get; init; }

    internal IEnumerable<Problem> Problems()
    {
        if (!Versioning)
        {
            yield return Problem.NotAllowed("versioning", Versioning, "true, since S3 replicates only buckets with versioning; or leave documents out");
        }

        if (!Versioning && ReplicationTimeControl)
        {
            yield return Problem.NotAllowed("replicationTimeControl", ReplicationTimeControl, "false, or set versioning to true", "versioning");
        }
    }
}
