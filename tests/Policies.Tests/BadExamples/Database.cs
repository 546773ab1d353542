using DrTerraform.Policies.Tests.Support;

namespace DrTerraform.Policies.Tests.BadExamples;

internal static class Database
{
    public static IEnumerable<BadExample> All =>
    [
        new("DR056", "lacks engine_version", example => example.Remove("primary/aws_rds_cluster.Cluster", "lifecycle ignore_changes 2")),
        new("DR056", "lacks engine_version, global_cluster_identifier, replication_source_identifier", example => example.Remove("secondary/aws_rds_cluster.Cluster", "lifecycle")),
        new("DR057", "sets master_password, and lifecycle.ignore_changes lacks it", example => example
            .Remove("primary/aws_rds_cluster.Cluster", "master_password_wo")
            .Add("primary/random_password.Master", """{ "length": 32 }""")
            .Set("primary/aws_rds_cluster.Cluster", "master_password", "\"${random_password.Master.result}\"")),
        new("DR058", "sets database_name, master_username", example => example
            .Set("secondary/aws_rds_cluster.Cluster", "master_username", "\"admin\"").Set("secondary/aws_rds_cluster.Cluster", "database_name", "\"payments\"")),
        new("DR059", "sets manage_master_user_password = true", example => example.Set("primary/aws_rds_cluster.Cluster", "manage_master_user_password", "true")),
        new("DR060", "has 0 members on 'aws.secondary'", example => example.Set("secondary/aws_rds_cluster.Cluster", "global_cluster_identifier", "\"aurora-other\"")),
        new("DR061", "the stack 'secondary' is not declared to come after 'primary'", example => example.Facts = example.Facts with
        {
            Dependencies = new Dictionary<string, IReadOnlyList<string>> { ["secondary"] = ["global"], ["global"] = ["backend"] },
        }),
        new("DR062", "has no aws_rds_cluster_instance", example => example.Remove("secondary/aws_rds_cluster_instance.Instance0")),
        new("DR063", "instance_class is 'db.r6g.large'", example => example.Set("secondary/aws_rds_cluster_instance.Instance0", "instance_class", "\"db.r6g.large\"")),
        new("DR064", "instance_class is 'db.t4g.medium'", example => example
            .Set("primary/aws_rds_cluster_instance.Instance0", "instance_class", "\"db.t4g.medium\"").Set("secondary/aws_rds_cluster_instance.Instance0", "instance_class", "\"db.t4g.medium\"")),
        new("DR065", "min_capacity is '0'", example => example.Set("secondary/aws_rds_cluster.Cluster", "serverlessv2_scaling_configuration min_capacity", "0")),
        new("DR066", "engine_version is '16.4', global/aws_rds_global_cluster.Database has '16.6'", example => example.Set("secondary/aws_rds_cluster.Cluster", "engine_version", "\"16.4\"")),
        new("DR067", "does not set engine_lifecycle_support", example => example.Remove("global/aws_rds_global_cluster.Database", "engine_lifecycle_support")),
        new("DR068", "does not set storage_encrypted = true", example => example.Remove("global/aws_rds_global_cluster.Database", "storage_encrypted")),
        new("DR069", "kms_key_id is a key in 'us-east-1', the cluster lives in 'us-west-2'", example => example.Set("secondary/aws_rds_cluster.Cluster", "kms_key_id", "\"arn:aws:kms:us-east-1:111122223333:key/1\"")),
        new("DR069", "has no kms_key_id", example => example.Remove("primary/aws_rds_cluster.Cluster", "kms_key_id")),
        new("DR070", "names availability_zones", example => example.Set("primary/aws_rds_cluster.Cluster", "availability_zones", """[ "us-east-1a", "us-east-1b" ]""")),
        new("DR071", "rds.global_db_rpo is '10'", example => example.Set("primary/aws_rds_cluster_parameter_group.Parameters", "parameter 1", """{ "name": "rds.global_db_rpo", "value": "10" }""")),
        new("DR072", "sets rds.global_db_rpo = 60 on 'aws.secondary'", example => example.Set("secondary/aws_rds_cluster_parameter_group.Parameters", "parameter 1", """{ "name": "rds.global_db_rpo", "value": "60" }""")),
    ];
}
