using System.Text.Json;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Constructs.Secrets;
using DrTerraform.Settings;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Secrets;

/// <summary>A write-only and a random secret beside each other.</summary>
[TestFixture]
public sealed class ReplicatedSecretTests
{
    private SynthesizedStack _stack = null!;
    private JsonElement _secret;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        var placement = Some.Placement(stack);
        Declare("Database", Named.DatabaseSecret, SecretMode.WriteOnly);
        Declare("Webhook", Named.WebhookSecret, SecretMode.Random);
        _stack = SynthesizedStack.Of(stack);
        _secret = _stack.Named("aws_secretsmanager_secret", "secret-database");

        void Declare(string id, Named name, SecretMode mode) => _ = new ReplicatedSecret(stack, id, new ReplicatedSecretProps
        {
            Placement = placement,
            Name = name,
            ReplicaRegion = "us-east-1",
            KeyAlias = "alias/here",
            ReplicaKeyAlias = "alias/there",
            Password = new GeneratedPassword(stack, $"{id}Password", new GeneratedPasswordProps { Placement = placement, Settings = new SecretSettings { Mode = mode, Generation = 4 } }),
            Document = value => $$"""{"key":"{{value}}"}""",
        });
    }

    [Test]
    [Property("Requirement", "X-6")]
    [Property("Requirement", "T-8")]
    public void It_has_a_replica_under_the_key_of_the_other_region() => _secret.ShouldSatisfyAllConditions(
        secret => secret.Text("kms_key_id").ShouldBe("alias/here"),
        secret => secret.Text("replica.0.region").ShouldBe("us-east-1"),
        secret => secret.Text("replica.0.kms_key_id").ShouldBe("alias/there"));

    [Test]
    public void A_replica_that_was_left_behind_is_no_obstacle() => _secret.Flag("force_overwrite_replica_secret").ShouldBeTrue();

    [Test]
    [Property("Requirement", "X-5")]
    public void It_is_gone_at_once_so_its_name_is_free_again() => _secret.Number("recovery_window_in_days").ShouldBe(0);

    [Test]
    [Property("Requirement", "X-6")]
    public void A_write_only_document_reaches_neither_plan_nor_state() => Version("ephemeral.").ShouldSatisfyAllConditions(
        version => version.Text("secret_string_wo").ShouldBe("""{"key":"${ephemeral.aws_secretsmanager_random_password.DatabasePassword.random_password}"}"""),
        version => version.Number("secret_string_wo_version").ShouldBe(4),
        version => version.At("secret_string").ShouldBeNull());

    [Test]
    public void A_random_document_is_in_the_plain_argument() => Version("random_password.").ShouldSatisfyAllConditions(
        version => version.Text("secret_string")!.ShouldMatch(@"^\{""key"":""\$\{random_password\.\w+\.result\}""\}$"),
        version => version.At("secret_string_wo").ShouldBeNull());

    [Test]
    [Property("Requirement", "A-IAM-1")]
    [Property("Requirement", "X-7")]
    public void The_right_to_read_it_is_of_the_readers_own_region_and_ends_in_AWSs_six_characters()
    {
        var read = ReplicatedSecret.ReadOf(Some.Placement(Some.Stack()), Named.DatabaseSecret, "Read");
        read.Actions.ShouldBe(["secretsmanager:GetSecretValue"]);
        read.Resources.ShouldBe(["arn:aws:secretsmanager:us-west-2:111122223333:secret:secret-database-global-dr-test-??????"]);
    }

    private JsonElement Version(string holding) => _stack.Resources("aws_secretsmanager_secret_version")
        .Single(version => version.GetRawText().Contains($"${{{holding}", StringComparison.Ordinal));
}
