using System.Text.Json;

namespace DrTerraform.Policies;

/// <summary>Buckets: closed to the public, TLS only, replicated so that it works.</summary>
internal static class BucketRules
{
    private const string Replication = "aws_s3_bucket_replication_configuration";
    private const string Versioning = "aws_s3_bucket_versioning";

    private static readonly string[] PublicAccess = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];

    public static IEnumerable<Policy> All =>
    [
        Rule.Each("DR079", "Both ends of a replication are versioned",
            "S3 refuses to replicate without versions",
            Replication,
            replication => Ends(replication)
                .Where(bucket => !Of(bucket, Versioning).Any(versioning => versioning.Text("versioning_configuration.status") == "Enabled"))
                .Select(bucket => $"{bucket.Address} is not versioned: add an aws_s3_bucket_versioning with status Enabled")
                .FirstOrDefault()),

        Rule.Each("DR080", "A replication waits for the versioning of both ends",
            "nothing in its arguments orders it after the versioning, so the first apply fails by chance",
            Replication,
            replication => Ends(replication)
                .SelectMany(bucket => Of(bucket, Versioning))
                .Where(versioning => versioning.Stack == replication.Stack && !WaitsFor(replication, versioning))
                .Select(versioning => $"depends_on lacks {versioning.LocalAddress}: add it")
                .FirstOrDefault()),

        Rule.Each("DR081", "A replication rule with a filter says what happens to delete markers",
            "without the setting AWS refuses the rule",
            Replication,
            replication => RuleWith(replication, rule => rule.Has("filter") && !rule.Has("delete_marker_replication.status"),
                "has a filter, but no delete_marker_replication: set its status")),

        Rule.Each("DR082", "Replication time control comes with metrics, both of 15 minutes",
            "AWS takes the two together and with this value only",
            Replication,
            replication => RuleWith(replication, rule => rule.Has("destination.replication_time") &&
                !(rule.Number("destination.replication_time.time.minutes") is 15
                    && rule.Text("destination.metrics.status") == "Enabled"
                    && rule.Number("destination.metrics.event_threshold.minutes") is 15),
                "sets replication_time: set time.minutes = 15, and metrics Enabled with event_threshold.minutes = 15")),

        Rule.Each("DR083", "A replication of encrypted objects chooses them and names the key of the replica's region",
            "S3 skips objects under KMS unless the rule says otherwise, and nobody notices until they are needed",
            Replication,
            replication => SourceKey(replication) is null && !UsesKms(replication) ? null
                : RuleWith(replication, rule => rule.Text("source_selection_criteria.sse_kms_encrypted_objects.status") != "Enabled"
                    || rule.Text("destination.encryption_configuration.replica_kms_key_id") is not { } key
                    || (replication.RegionOf(key) is { } region && region != Destination(replication, rule)?.Region),
                    "set source_selection_criteria.sse_kms_encrypted_objects Enabled and destination.encryption_configuration.replica_kms_key_id to a key of the destination's region")),

        Rule.Each("DR084", "The role of a replication may decrypt at the source and encrypt at the destination",
            "without both, every object stays behind, one by one and in silence",
            Replication,
            replication => MissingRights(replication).ToArray() is { Length: > 0 } missing
                ? $"its role lacks {missing.Listed()}: allow it in the role or, for use through S3, in the key's policy"
                : null),

        Rule.Each("DR085", "Every bucket blocks public access, all four ways",
            "one wrong policy publishes every document in it",
            "aws_s3_bucket",
            bucket => Of(bucket, "aws_s3_bucket_public_access_block").FirstOrDefault() is not { } block ? "has no aws_s3_bucket_public_access_block: add one"
                : PublicAccess.Where(argument => !block.Flag(argument)).ToArray() is { Length: > 0 } open ? $"{block.LocalAddress} leaves {open.Listed()} open: set them to true"
                : null),

        Rule.Each("DR086", "Every bucket refuses requests without TLS",
            "S3 answers plain HTTP unless it is forbidden",
            "aws_s3_bucket",
            bucket => bucket.Stack.Deployment.Statements.Any(statement => statement.Holder.Type == "aws_s3_bucket_policy"
                && statement.Holder.Means(statement.Holder.Text("bucket"), bucket) && RefusesPlainText(statement))
                ? null
                : "no aws_s3_bucket_policy denies s3:* for everybody when aws:SecureTransport is false: add the statement"),
    ];

    /// <summary>The resources of a type that configure a bucket.</summary>
    internal static IEnumerable<Resource> Of(Resource bucket, string type) =>
        bucket.Stack.Deployment.Resources(type).Where(resource => resource.Means(resource.Text("bucket"), bucket));

    private static IEnumerable<Resource> Ends(Resource replication) =>
        replication.Blocks("rule").Select(rule => Destination(replication, rule)).Append(Source(replication)).OfType<Resource>().Distinct();

    private static Resource? Source(Resource replication) => Bucket(replication, replication.Text("bucket"));

    private static Resource? Destination(Resource replication, JsonElement rule) => Bucket(replication, rule.Text("destination.bucket"));

    private static Resource? Bucket(Resource replication, string? text) =>
        replication.Stack.Deployment.Resources("aws_s3_bucket").FirstOrDefault(bucket => replication.Means(text, bucket));

    private static bool WaitsFor(Resource replication, Resource versioning) =>
        replication.Texts("depends_on").Contains(versioning.LocalAddress)
        || replication.Strings.Any(text => ReferenceEquals(replication.Target(text.Value), versioning));

    private static string? RuleWith(Resource replication, Func<JsonElement, bool> broken, string message) =>
        replication.Blocks("rule").Where(broken).Select(rule => $"the rule '{rule.Text("id")}' {message}").FirstOrDefault();

    private static IEnumerable<JsonElement> Encryption(Resource replication) =>
        Source(replication) is { } source
            ? Of(source, "aws_s3_bucket_server_side_encryption_configuration").SelectMany(configuration => configuration.Blocks("rule"))
            : [];

    private static bool UsesKms(Resource replication) =>
        Encryption(replication).Any(rule => rule.Text("apply_server_side_encryption_by_default.sse_algorithm")?.StartsWith("aws:kms", StringComparison.Ordinal) == true);

    private static Resource? SourceKey(Resource replication) =>
        Encryption(replication)
            .Select(rule => replication.Target(rule.Text("apply_server_side_encryption_by_default.kms_master_key_id")))
            .FirstOrDefault(key => key?.Type == "aws_kms_key");

    private static IEnumerable<string> MissingRights(Resource replication)
    {
        var deployment = replication.Stack.Deployment;
        if (deployment.RoleOf(replication, "role") is not { } role)
        {
            yield break;
        }

        if (SourceKey(replication) is { } source && !MayUse(role, "kms:Decrypt", source))
        {
            yield return $"kms:Decrypt on {source.Address}";
        }

        foreach (var rule in replication.Blocks("rule"))
        {
            if (replication.Target(rule.Text("destination.encryption_configuration.replica_kms_key_id")) is { Type: "aws_kms_key" } replica
                && !MayUse(role, "kms:Encrypt", replica))
            {
                yield return $"kms:Encrypt on {replica.Address}";
            }
        }
    }

    private static bool MayUse(Resource role, string action, Resource key) =>
        role.Stack.Deployment.Rights[role].Any(statement =>
            statement.Allows && statement.Names(action) && statement.Resources.Any(resource => statement.Holder.Means(resource, key)))
        || KeyRules.StatementsOf(key).Any(statement =>
            statement.Allows && statement.Names(action) && statement.On("kms:ViaService")?.Values.Any(service => service.StartsWith("s3.", StringComparison.Ordinal)) == true);

    private static bool RefusesPlainText(Statement statement) =>
        !statement.Allows
        && statement.Names("s3:GetObject")
        && statement.Principals.Contains("AWS:*")
        && statement.On("aws:SecureTransport")?.Values.Contains("false", StringComparer.OrdinalIgnoreCase) == true;
}
