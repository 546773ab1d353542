using System.Text.RegularExpressions;

namespace DrTerraform.Policies;

/// <summary>The Aurora global database can fail over, and Terraform does not undo it afterwards.</summary>
internal static class DatabaseRules
{
    private const string RpoParameter = "rds.global_db_rpo";

    private static readonly string[] MovedByFailover = ["replication_source_identifier", "global_cluster_identifier", "engine_version"];

    private static readonly string[] BornWithWriter =
        ["master_username", "master_password", "master_password_wo", "master_password_wo_version", "database_name"];

    public static IEnumerable<Policy> All =>
    [
        Rule.Each("DR056", "Clusters ignore what a failover changes",
            "the next plan would promote, detach or downgrade the cluster that has just taken over",
            "aws_rds_cluster",
            cluster => MovedByFailover.Except(cluster.Texts("lifecycle.ignore_changes")).ToArray() is { Length: > 0 } missing && !cluster.Texts("lifecycle.ignore_changes").Contains("all")
                ? $"lifecycle.ignore_changes lacks {missing.Listed()}: add them in both regions, since roles swap"
                : null),

        Rule.Each("DR057", "A cluster whose password is in the state ignores changes of it",
            "the password is rotated outside Terraform, and the next apply would set the old one",
            "aws_rds_cluster",
            cluster => cluster.Has("master_password") && !cluster.Texts("lifecycle.ignore_changes").Any(name => name is "master_password" or "all")
                ? "sets master_password, and lifecycle.ignore_changes lacks it: add it"
                : null),

        Rule.Each("DR058", "The standby cluster has no master user, password or database name",
            "it inherits them by replication, and RDS refuses to be told",
            "aws_rds_cluster",
            cluster => cluster.Alias == Deployment.SecondaryAlias && BornWithWriter.Where(cluster.Has).ToArray() is { Length: > 0 } given
                ? $"sets {given.Listed()}: remove them"
                : null),

        Rule.Each("DR059", "RDS does not manage the master password",
            "a managed password cannot be used with a global database",
            "aws_rds_cluster",
            cluster => cluster.Flag("manage_master_user_password") ? "sets manage_master_user_password = true: remove it" : null),

        Rule.Over("DR060", "The global cluster has one member in each of the two regions",
            "a member that joins under another name, or not at all, cannot be promoted",
            deployment =>
                from global in deployment.Resources("aws_rds_global_cluster")
                let members = deployment.Resources("aws_rds_cluster").Where(cluster => cluster.Means(cluster.Text("global_cluster_identifier"), global)).ToArray()
                from alias in new[] { Deployment.PrimaryAlias, Deployment.SecondaryAlias }
                let count = members.Count(member => member.Alias == alias)
                where count != 1
                select global.Breaks($"has {count} members on 'aws.{alias}': let exactly one aws_rds_cluster there name global_cluster_identifier '{global.Text("global_cluster_identifier")}'")),

        Rule.Over("DR061", "The standby cluster is made after the instances of the primary",
            "RDS refuses a replica of a cluster that has no instance yet",
            OutOfOrder),

        Rule.Over("DR062", "Every cluster has an instance",
            "a cluster without one must be given one before it can be promoted, which takes 5 to 15 minutes",
            deployment => deployment.Resources("aws_rds_cluster")
                .Where(cluster => !InstancesOf(cluster).Any())
                .Select(cluster => cluster.Breaks("has no aws_rds_cluster_instance: add at least one"))),

        Rule.Over("DR063", "All instances have the same class",
            "a smaller standby takes over the load and falls under it",
            deployment => deployment.Resources("aws_rds_cluster_instance").GroupBy(instance => instance.Text("instance_class")).ToArray() is { Length: > 1 } classes
                ? classes.OrderByDescending(group => group.Count()).Skip(1).SelectMany(group => group)
                    .Select(instance => instance.Breaks($"instance_class is '{instance.Text("instance_class")}', others are {classes.Select(group => $"'{group.Key}'").Listed()}: use one class"))
                : []),

        Rule.Each("DR064", "No instance is of a burstable class",
            "a global database does not take db.t classes",
            "aws_rds_cluster_instance",
            instance => instance.Text("instance_class") is { } size && size.StartsWith("db.t", StringComparison.Ordinal)
                ? $"instance_class is '{size}': use db.serverless or a db.r class"
                : null),

        Rule.Each("DR065", "Serverless clusters never pause",
            "a paused standby wakes too late for the recovery time objective",
            "aws_rds_cluster",
            cluster => cluster.Has("serverlessv2_scaling_configuration") && cluster.Number("serverlessv2_scaling_configuration.min_capacity") is not > 0
                ? $"min_capacity is '{cluster.Text("serverlessv2_scaling_configuration.min_capacity") ?? "absent"}': set 0.5 or more"
                : null),

        Rule.Over("DR066", "The global cluster and its members name one engine version",
            "members of different versions cannot fail over",
            deployment =>
            {
                var clusters = deployment.Resources("aws_rds_global_cluster").Concat(deployment.Resources("aws_rds_cluster")).ToArray();
                var versions = clusters.Select(EngineVersion).Distinct().ToArray();
                return versions.Length < 2 ? [] : clusters
                    .Where(cluster => EngineVersion(cluster) != EngineVersion(clusters[0]) || EngineVersion(cluster) is null)
                    .Select(cluster => cluster.Breaks($"engine_version is '{EngineVersion(cluster) ?? "absent"}', {clusters[0].Address} has '{EngineVersion(clusters[0]) ?? "none"}': use one version"));
            }),

        Rule.Each("DR067", "Extended support is chosen, not defaulted to",
            "the default buys paid support the day a version grows old",
            ["aws_rds_global_cluster", "aws_rds_cluster"],
            cluster => cluster.Has("engine_lifecycle_support") ? null
                : "does not set engine_lifecycle_support: set open-source-rds-extended-support or open-source-rds-extended-support-disabled"),

        Rule.Each("DR068", "The global cluster and its members are encrypted",
            "encryption cannot be added later, and an encrypted member cannot join an open cluster",
            ["aws_rds_global_cluster", "aws_rds_cluster"],
            cluster => cluster.Flag("storage_encrypted") ? null : "does not set storage_encrypted = true: set it"),

        Rule.Each("DR069", "A cluster is encrypted by a key of its own region",
            "RDS takes the key of the cluster's region only, and a cross-region copy needs it named",
            "aws_rds_cluster",
            cluster => cluster.Text("kms_key_id") is not { } key ? "has no kms_key_id: name the region's key by its full ARN"
                : cluster.RegionOf(key) is { } region && region != cluster.Region ? $"kms_key_id is a key in '{region}', the cluster lives in '{cluster.Region}': use that region's key"
                : null),

        Rule.Each("DR070", "Clusters do not name availability zones",
            "with fewer than three, RDS adds the rest and every later plan replaces the cluster",
            "aws_rds_cluster",
            cluster => cluster.Has("availability_zones") ? "names availability_zones: remove it, the subnet group decides" : null),

        Rule.Each("DR071", "A limit on the loss of commits is at least 20 seconds",
            "Aurora takes 20 to 2147483647 seconds, and blocks commits when every replica is further behind",
            "aws_rds_cluster_parameter_group",
            group => RpoLimit(group) is { } limit && !(double.TryParse(limit, out var seconds) && seconds is -1 or (>= 20 and <= int.MaxValue))
                ? $"{RpoParameter} is '{limit}': allowed are 20 to 2147483647 seconds"
                : null),

        Rule.Each("DR072", "A limit on the loss of commits is set in the writer's region alone",
            "in the standby it would pause the freshly promoted writer, which has no replica yet",
            "aws_rds_cluster_parameter_group",
            group => group.Alias != Deployment.PrimaryAlias && RpoLimit(group) is { } limit && limit != "-1"
                ? $"sets {RpoParameter} = {limit} on 'aws.{group.Alias}': set it on 'aws.{Deployment.PrimaryAlias}' only"
                : null),
    ];

    /// <summary>The value of a parameter in the cluster parameter group of a cluster; null when it is not set.</summary>
    internal static string? Parameter(Resource cluster, string name) =>
        cluster.Stack.Deployment.Resources("aws_rds_cluster_parameter_group")
            .Where(group => group.Stack == cluster.Stack && cluster.Means(cluster.Text("db_cluster_parameter_group_name"), group))
            .Select(group => Value(group, name))
            .FirstOrDefault();

    private static string? Value(Resource group, string name) =>
        group.Blocks("parameter").FirstOrDefault(parameter => parameter.GetProperty("name").GetString() == name) is { ValueKind: System.Text.Json.JsonValueKind.Object } found
            ? JsonReading.Text(found, "value")
            : null;

    private static string? RpoLimit(Resource group) => Value(group, RpoParameter);

    private static IEnumerable<Resource> InstancesOf(Resource cluster) =>
        cluster.Stack.Deployment.Resources("aws_rds_cluster_instance")
            .Where(instance => instance.Stack == cluster.Stack && instance.Means(instance.Text("cluster_identifier"), cluster));

    private static string? EngineVersion(Resource cluster) =>
        cluster.Text("engine_version") is { } version && cluster.Target(version) is { } source ? source.Text("engine_version") : cluster.Text("engine_version");

    private static IEnumerable<Breach> OutOfOrder(Deployment deployment) =>
        from standby in deployment.Resources("aws_rds_cluster")
        where standby.Alias == Deployment.SecondaryAlias
        from writer in deployment.Resources("aws_rds_cluster")
        where writer.Alias == Deployment.PrimaryAlias
        let ordered = standby.Stack == writer.Stack
            ? InstancesOf(writer).Any(instance => standby.Texts("depends_on").Contains(instance.LocalAddress))
            : deployment.Facts.Dependencies is not { } dependencies || Reaches(dependencies, standby.Stack.Name, writer.Stack.Name)
        where !ordered
        select standby.Breaks(standby.Stack == writer.Stack
            ? $"depends_on names no instance of {writer.Address}: add them all"
            : $"the stack '{standby.Stack.Name}' is not declared to come after '{writer.Stack.Name}': add the dependency between the stacks");

    private static bool Reaches(IReadOnlyDictionary<string, IReadOnlyList<string>> dependencies, string from, string to) =>
        dependencies.TryGetValue(from, out var next) && next.Any(stack => stack == to || Reaches(dependencies, stack, to));
}
