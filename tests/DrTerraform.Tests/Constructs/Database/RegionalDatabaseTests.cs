using System.Text.Json;
using DrTerraform.Constructs.Database;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Database;

/// <summary>Three clusters: a writer with a write-only password, its copy, and a provisioned writer whose password is random.</summary>
[TestFixture]
public sealed class RegionalDatabaseTests
{
    private static readonly DatabaseSettings Shared = Some.Settings().Database! with { BackupRetentionDays = 9, RpoLimitSeconds = 40 };

    private SynthesizedStack _stack = null!;
    private JsonElement _writer;
    private JsonElement _copy;
    private JsonElement _provisioned;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        var (here, there) = (Some.Placement(stack, RegionProfile.Primary), Some.Placement(stack));
        var third = Placement.Declare(stack, Some.Settings(), "third", "eu-west-1", "euw1");

        Declare("Writer", here, Shared, new DatabaseOrigin { MasterPassword = Password("WriterPassword", here, SecretMode.WriteOnly) });
        Declare("Copy", there, Shared, new DatabaseOrigin { SourceRegion = "us-east-1" });
        Declare("Provisioned", third, Shared with { Capacity = DatabaseCapacity.Provisioned, InstanceClass = "db.r6g.large" },
            new DatabaseOrigin { MasterPassword = Password("ProvisionedPassword", third, SecretMode.Random) });

        _stack = SynthesizedStack.Of(stack);
        _writer = _stack.Named("aws_rds_cluster", "aurora-payments-use1");
        _copy = _stack.Named("aws_rds_cluster", "aurora-payments-usw2");
        _provisioned = _stack.Named("aws_rds_cluster", "aurora-payments-euw1");

        GeneratedPassword Password(string id, Placement placement, SecretMode mode) =>
            new(stack, id, new GeneratedPasswordProps { Placement = placement, Settings = new SecretSettings { Mode = mode, Generation = 3 } });

        void Declare(string id, Placement placement, DatabaseSettings settings, DatabaseOrigin origin) => _ = new RegionalDatabase(stack, id, new RegionalDatabaseProps
        {
            Placement = placement,
            Settings = settings,
            Size = new RegionDatabaseSettings { Instances = 2, MinimumCapacity = 1.5, MaximumCapacity = 24 },
            Origin = origin,
            SubnetIds = ["subnet-1", "subnet-2", "subnet-3"],
            SecurityGroupId = "sg-1",
            KeyArn = $"arn:aws:kms:{placement.Region}:111122223333:key/1",
            LogRetentionDays = 14,
        });
    }

    [Test]
    [Property("Requirement", "A-DB-1")]
    public void Writer_and_copy_join_the_same_global_cluster_by_name() => new[] { _writer, _copy }.ShouldAllBe(cluster =>
        cluster.Text("global_cluster_identifier") == "aurora-payments-global-dr-test" && cluster.Text("engine") == "aurora-postgresql" && cluster.Text("engine_version") == "16.6");

    [Test]
    [Property("Requirement", "A-DB-1")]
    public void What_a_failover_changes_is_left_alone_on_both_sides() => new[] { _writer, _copy }.Select(cluster => cluster.Texts("lifecycle.ignore_changes"))
        .ShouldAllBe(ignored => ignored.Contains("replication_source_identifier") && ignored.Contains("global_cluster_identifier") && ignored.Contains("engine_version"));

    [TestCase("master_username")]
    [TestCase("master_password")]
    [TestCase("master_password_wo")]
    [TestCase("manage_master_user_password")]
    [TestCase("database_name")]
    public void A_copy_inherits_user_password_and_database(string argument) => _copy.At(argument).ShouldBeNull();

    [Test]
    public void A_copy_says_which_region_hands_over_the_encrypted_storage() => _copy.Text("source_region").ShouldBe("us-east-1");

    [Test]
    public void A_writer_comes_from_nowhere() => _writer.At("source_region").ShouldBeNull();

    [Test]
    [Property("Requirement", "X-6")]
    public void The_password_of_a_writer_is_write_only_and_of_a_generation() => _writer.ShouldSatisfyAllConditions(
        cluster => cluster.Text("master_password_wo").ShouldBe("${ephemeral.aws_secretsmanager_random_password.WriterPassword.random_password}"),
        cluster => cluster.Number("master_password_wo_version").ShouldBe(3),
        cluster => cluster.At("master_password").ShouldBeNull());

    [Test]
    public void For_an_older_Terraform_the_password_is_random_and_in_the_plain_argument() => _provisioned.ShouldSatisfyAllConditions(
        cluster => cluster.Text("master_password")!.ShouldStartWith("${random_password."),
        cluster => cluster.At("master_password_wo").ShouldBeNull());

    [Test]
    [Property("Requirement", "A-DB-2")]
    public void Backups_reach_back_as_far_on_both_sides_since_either_may_be_the_writer() =>
        new[] { _writer, _copy }.ShouldAllBe(cluster => cluster.Number("backup_retention_period") == 9);

    [Test]
    [Property("Requirement", "X-6")]
    public void Each_region_encrypts_with_its_own_key()
    {
        _writer.Text("kms_key_id").ShouldBe("arn:aws:kms:us-east-1:111122223333:key/1");
        _copy.Text("kms_key_id").ShouldBe("arn:aws:kms:us-west-2:111122223333:key/1");
        new[] { _writer, _copy }.ShouldAllBe(cluster => cluster.Flag("storage_encrypted"));
    }

    [Test]
    public void Serverless_capacity_lies_between_the_bounds_of_the_region() => _copy.ShouldSatisfyAllConditions(
        cluster => cluster.Text("serverlessv2_scaling_configuration.min_capacity").ShouldBe("1.5"),
        cluster => cluster.Text("serverlessv2_scaling_configuration.max_capacity").ShouldBe("24"),
        _ => Instances("usw2").ShouldAllBe(instance => instance.Text("instance_class") == "db.serverless"));

    [Test]
    [Property("Requirement", "X-12")]
    public void A_floor_that_a_failover_has_raised_is_left_alone() =>
        new[] { _writer, _copy }.ShouldAllBe(cluster => cluster.Texts("lifecycle.ignore_changes").Contains("serverlessv2_scaling_configuration[0].min_capacity"));

    [Test]
    public void Provisioned_instances_have_their_class_and_no_scaling() => _provisioned.ShouldSatisfyAllConditions(
        cluster => cluster.At("serverlessv2_scaling_configuration").ShouldBeNull(),
        _ => Instances("euw1").ShouldAllBe(instance => instance.Text("instance_class") == "db.r6g.large"));

    [Test]
    public void A_region_has_as_many_instances_as_its_settings_say() =>
        Instances("usw2").Select(instance => instance.Text("identifier")).ShouldBe(["aurora-payments-0-usw2-dr-test", "aurora-payments-1-usw2-dr-test"]);

    [Test]
    public void Instances_are_private_watched_and_never_upgraded_behind_the_operators_back() => Instances("usw2").ShouldAllBe(instance =>
        !instance.Flag("publicly_accessible") && !instance.Flag("auto_minor_version_upgrade") && instance.Number("monitoring_interval") == 60);

    [Test]
    [Property("Requirement", "A-NET-1")]
    public void It_is_in_the_private_subnets_behind_the_group_of_the_database()
    {
        _stack.Named("aws_db_subnet_group", "usw2").Texts("subnet_ids").ShouldBe(["subnet-1", "subnet-2", "subnet-3"]);
        _copy.Texts("vpc_security_group_ids").ShouldBe(["sg-1"]);
        _copy.At("availability_zones").ShouldBeNull("RDS adds the rest of the zones, which Terraform would answer by replacing the cluster");
    }

    [Test]
    [Property("Requirement", "X-5")]
    public void It_can_be_destroyed_without_a_last_snapshot() => new[] { _writer, _copy }.ShouldAllBe(cluster =>
        cluster.Flag("skip_final_snapshot") && !cluster.Flag("deletion_protection"));

    [Test]
    public void Its_log_group_exists_before_RDS_would_make_an_endless_one() => _copy.Texts("depends_on").ShouldHaveSingleItem().ShouldStartWith("aws_cloudwatch_log_group.");

    [TestCase("use1", 1)]
    [TestCase("usw2", 0)]
    public void The_limit_on_what_may_be_lost_is_in_the_group_of_the_first_writer_alone(string region, int expected) =>
        _stack.Named("aws_rds_cluster_parameter_group", $"dbparams-payments-cluster-{region}").GetProperty("parameter").EnumerateArray()
            .Count(parameter => parameter.Text("name") == "rds.global_db_rpo").ShouldBe(expected);

    private IEnumerable<JsonElement> Instances(string region) =>
        _stack.Resources("aws_rds_cluster_instance").Where(instance => instance.Text("identifier")!.Contains($"-{region}-", StringComparison.Ordinal));
}
