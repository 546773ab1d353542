namespace DrTerraform.Policies;

/// <summary>Global tables: replicated, recoverable, under each region's own key.</summary>
internal static class TableRules
{
    public static IEnumerable<Policy> All =>
    [
        Rule.Over("DR073", "An on-demand table is not auto-scaled",
            "AWS refuses scaling targets for a table that is paid by request",
            deployment =>
                from table in deployment.Resources("aws_dynamodb_table")
                where table.Text("billing_mode") == "PAY_PER_REQUEST"
                from target in deployment.Resources("aws_appautoscaling_target")
                where target.Text("resource_id") is { } id && (target.Means(id, table) || id.StartsWith($"table/{table.Name}/", StringComparison.Ordinal))
                select target.Breaks($"scales {table.Address}, which is on demand: remove the target, or provision the table")),

        Rule.Each("DR074", "A replicated table streams new and old images",
            "replication reads the stream, and refuses any other kind",
            "aws_dynamodb_table",
            table => table.Has("replica") && !(table.Flag("stream_enabled") && table.Text("stream_view_type") == "NEW_AND_OLD_IMAGES")
                ? $"stream_view_type is '{table.Text("stream_view_type") ?? "absent"}': set stream_enabled = true and NEW_AND_OLD_IMAGES"
                : null),

        Rule.Each("DR075", "Every global table has a replica in the other region",
            "what is not replicated is gone with its region",
            "aws_dynamodb_table",
            table => table.Stack.Name != "global" || table.Blocks("replica").Any(replica => replica.Text("region_name") is { } region && region != table.Region)
                ? null
                : $"has no replica outside '{table.Region}': add one"),

        Rule.Each("DR076", "A replicated table and each replica can be recovered to a point in time",
            "the provider does not carry the setting over to replicas, and replication copies a mistake in a second",
            "aws_dynamodb_table",
            table => !table.Has("replica") ? null
                : !table.Flag("point_in_time_recovery.enabled") ? "does not set point_in_time_recovery.enabled = true: set it"
                : table.Blocks("replica").FirstOrDefault(replica => !JsonReading.Flag(replica, "point_in_time_recovery")) is { ValueKind: System.Text.Json.JsonValueKind.Object } bare
                    ? $"the replica in '{bare.Text("region_name")}' does not set point_in_time_recovery = true: set it"
                    : null),

        Rule.Each("DR077", "A replica of a table with a key is encrypted by a key of its own region",
            "DynamoDB takes no key of another region, and a key that is gone takes the table with it",
            "aws_dynamodb_table",
            table => table.Blocks("replica")
                .Where(replica => replica.Text("kms_key_arn") is not { } key
                    ? table.Has("server_side_encryption.kms_key_arn")
                    : table.RegionOf(key) is { } region && region != replica.Text("region_name"))
                .Select(replica => $"the replica in '{replica.Text("region_name")}' has {(replica.Text("kms_key_arn") is { } key ? $"a key in '{table.RegionOf(key)}'" : "no kms_key_arn")}: name a key of that region")
                .FirstOrDefault()),

        Rule.Over("DR078", "A table that is declared in several regions has the same keys and indexes in each",
            "a query that has no index in the standby fails after the failover only",
            deployment =>
                from tables in deployment.Resources("aws_dynamodb_table").Where(table => table.Name is not null).GroupBy(table => table.Name)
                from table in tables.Skip(1)
                where !Shape(table).SequenceEqual(Shape(tables.First()))
                select table.Breaks($"has the keys and indexes {Shape(table).Listed()}, {tables.First().Address} has {Shape(tables.First()).Listed()}: make them equal")),
    ];

    private static IEnumerable<string> Shape(Resource table) =>
        table.Blocks("global_secondary_index").Concat(table.Blocks("local_secondary_index"))
            .Select(index => $"{index.Text("name")}({index.Text("hash_key")}/{index.Text("range_key")})")
            .Append($"({table.Text("hash_key")}/{table.Text("range_key")})")
            .Order(StringComparer.Ordinal);
}
