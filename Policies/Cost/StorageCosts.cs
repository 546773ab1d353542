namespace DrTerraform.Policies.Cost;

/// <summary>What is charged for being kept: the database, tables, documents and the backups of them.</summary>
internal static class StorageCosts
{
    public static IEnumerable<CostLine> Of(Deployment deployment) =>
        from site in new[] { (Place: CostPlace.Serving, Region: deployment.PrimaryRegion), (Place: CostPlace.Waiting, Region: deployment.SecondaryRegion) }
        from line in new[] { Database(deployment, site.Place, site.Region), Tables(deployment, site.Place, site.Region), Documents(deployment, site.Place, site.Region), Backups(deployment, site.Place, site.Region) }
        from kept in line
        select kept;

    private static IEnumerable<CostLine> Database(Deployment deployment, CostPlace place, string? region) =>
        deployment.Resources("aws_rds_cluster").Where(cluster => CostEstimate.PlaceOf(cluster) == place)
            .Select(_ => CostLine.Of("Aurora storage", place, "aurora-storage-gigabyte", region, deployment.Facts.Usage.DatabaseGigabytes));

    private static IEnumerable<CostLine> Tables(Deployment deployment, CostPlace place, string? region)
    {
        var tables = Replicated(deployment).ToList();
        if (tables.Count > 0)
        {
            yield return CostLine.Of("table storage", place, "table-storage-gigabyte", region, deployment.Facts.Usage.TableGigabytes);
        }

        if (tables.Exists(table => table.Flag("point_in_time_recovery.enabled")))
        {
            yield return CostLine.Of("table recovery to a point in time", place, "table-recovery-gigabyte", region, deployment.Facts.Usage.TableGigabytes);
        }
    }

    private static IEnumerable<CostLine> Documents(Deployment deployment, CostPlace place, string? region)
    {
        var usage = deployment.Facts.Usage;
        var replications = deployment.Resources("aws_s3_bucket_replication_configuration").Where(HoldsDocuments).ToList();
        if (replications.Count == 0)
        {
            yield break;
        }

        yield return CostLine.Of("documents", place, "bucket-storage-gigabyte", region, usage.DocumentGigabytes);
        if (place == CostPlace.Waiting)
        {
            yield return CostLine.Of("transfer between the regions", place, "transfer-gigabyte", null, usage.NewDocumentGigabytes);
            if (replications.Exists(replication => replication.Has("rule.destination.replication_time")))
            {
                yield return CostLine.Of("documents replicated under time control", place, "bucket-time-control-gigabyte", region, usage.NewDocumentGigabytes);
            }
        }
    }

    // One plan a region; what it copies lies in the other region's vault.
    private static IEnumerable<CostLine> Backups(Deployment deployment, CostPlace place, string? region)
    {
        var usage = deployment.Facts.Usage;
        foreach (var plan in deployment.Resources("aws_backup_plan"))
        {
            var days = CostEstimate.PlaceOf(plan) == place ? plan.Number("rule.lifecycle.delete_after") : plan.Number("rule.copy_action.lifecycle.delete_after");
            if (days is null)
            {
                continue;
            }

            if (deployment.Resources("aws_rds_cluster").Any())
            {
                yield return CostLine.Of("backups of the database", place, "aurora-backup-gigabyte", region, usage.DatabaseGigabytes * days.Value);
            }

            if (Replicated(deployment).Any())
            {
                yield return CostLine.Of("backups of tables", place, "table-backup-gigabyte", region, usage.TableGigabytes * days.Value);
            }
        }
    }

    private static IEnumerable<Resource> Replicated(Deployment deployment) => deployment.Resources("aws_dynamodb_table").Where(table => table.Blocks("replica").Count > 0);

    // The state bucket is replicated too, and small.
    private static bool HoldsDocuments(Resource replication) => replication.Stack.Name != "backend";
}
