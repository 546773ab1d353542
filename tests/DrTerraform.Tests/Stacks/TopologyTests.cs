using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using DrTerraform.Stacks;
using DrTerraform.Tests.Support;
using HashiCorp.Cdktf.Providers.Aws.SnsTopic;

namespace DrTerraform.Tests.Stacks;

[TestFixture]
public sealed class TopologyTests
{
    private static readonly string[] StackNames = ["backend", "global", "primary", "secondary", "traffic"];

    // What only one side has, each with its reason.
    private static readonly Dictionary<string, string> Asymmetries = new()
    {
        ["aws_secretsmanager_secret"] = "born with the writer, replicated to the other region by AWS",
        ["aws_secretsmanager_secret_version"] = "the value of such a secret",
        ["aws_rds_cluster_instance"] = "the waiting region runs at minimal capacity",
    };

    private string _folder = null!;
    private Dictionary<string, SynthesizedStack> _stacks = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        _folder = Directory.CreateTempSubdirectory("dr-topology-").FullName;
        var app = new App(new AppConfig { Outdir = _folder, StackTraces = false });
        _ = new Topology(app, Some.Settings(), Some.Packages);
        app.Synth();
        _stacks = StackNames.ToDictionary(name => name, name => SynthesizedStack.Read(_folder, name));
    }

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    [Property("Requirement", "X-3")]
    public void Every_stack_but_the_backend_keeps_its_state_in_S3_with_a_lock_table()
    {
        foreach (var name in StackNames.Skip(1))
        {
            var backend = _stacks[name].Root.At("terraform.backend.s3").ShouldNotBeNull(name);
            backend.Text("key").ShouldBe($"{name}.tfstate");
            backend.Text("region").ShouldBe("us-west-2");
            backend.Text("dynamodb_table").ShouldBe("dynamodb-tflock-global-dr-test");
            backend.Flag("encrypt").ShouldBeTrue();
        }
    }

    [Test]
    [Property("Requirement", "X-2")]
    public void Terraform_and_provider_versions_follow_the_settings()
    {
        foreach (var stack in _stacks.Values)
        {
            stack.Root.Text("terraform.required_version").ShouldBe(">= 1.11");
            stack.Root.Text("terraform.required_providers.aws.version").ShouldBe("~> 5.0");
        }
    }

    [Test]
    public void Stacks_are_applied_in_a_stated_order() =>
        File.ReadAllText(Path.Combine(_folder, "manifest.json")).ShouldSatisfyAllConditions(
            manifest => manifest.ShouldContain("\"backend\""),
            manifest => Dependencies(manifest, "global").ShouldBe(["backend"]),
            manifest => Dependencies(manifest, "primary").ShouldBe(["global"]),
            manifest => Dependencies(manifest, "secondary").ShouldBe(["primary"]),
            manifest => Dependencies(manifest, "traffic").ShouldContain("secondary"));

    [Test]
    [Property("Requirement", "X-1")]
    public void A_region_stack_takes_nothing_from_another_stack([Values("primary", "secondary")] string name)
    {
        var stack = _stacks[name];
        stack.Root.GetRawText().ShouldNotContain("terraform_remote_state");
        stack.Root.GetProperty("provider").GetProperty("aws").GetArrayLength().ShouldBe(1);
        foreach (var resource in stack.Root.GetProperty("resource").EnumerateObject().SelectMany(type => type.Value.EnumerateObject()))
        {
            resource.Value.Text("provider").ShouldBe($"aws.{name}", resource.Name);
        }
    }

    [Test]
    public void Remote_state_is_read_by_the_traffic_stack_alone() =>
        _stacks.Where(stack => stack.Value.Root.GetRawText().Contains("terraform_remote_state", StringComparison.Ordinal)).Select(stack => stack.Key).ShouldBe(["traffic"]);

    [Test]
    [Property("Requirement", "A-FN-1")]
    public void Both_regions_hold_the_same_resources_but_for_reasoned_exceptions()
    {
        var (primary, secondary) = (_stacks["primary"].Counts(), _stacks["secondary"].Counts());
        primary.Keys.Union(secondary.Keys)
            .Where(type => primary.GetValueOrDefault(type) != secondary.GetValueOrDefault(type))
            .Order()
            .ShouldBe(Asymmetries.Keys.Order());
    }

    [Test]
    [Property("Requirement", "A-FN-1")]
    public void Functions_have_the_same_code_and_configuration_in_both_regions()
    {
        // Names, ARNs and the key differ by the region in them, what is said of the other region likewise, and nothing else does.
        Functions("primary", "us-east-1", "us-west-2", "use1", "PRIMARY").ShouldBe(Functions("secondary", "us-west-2", "us-east-1", "usw2", "SECONDARY"));

        IEnumerable<string> Functions(string name, string own, string peer, string label, string role) => _stacks[name].Resources("aws_lambda_function").Select(function => function.GetRawText()
            .Replace(own, "(own)", StringComparison.Ordinal).Replace(peer, "(peer)", StringComparison.Ordinal).Replace(label, "(label)", StringComparison.Ordinal)
            .Replace($"\"{role}\"", "(role)", StringComparison.Ordinal).Replace($"aws.{name}", "(provider)", StringComparison.Ordinal).Replace($"\"{name}/", "(stack)", StringComparison.Ordinal));
    }

    [Test]
    [Property("Requirement", "X-11")]
    [Property("Requirement", "A-TAG-1")]
    public void Tags_are_declared_on_every_provider_and_name_its_region()
    {
        foreach (var provider in _stacks.Values.SelectMany(stack => stack.Root.GetProperty("provider").GetProperty("aws").EnumerateArray()))
        {
            provider.Text("default_tags.0.tags.Environment").ShouldBe("DR");
            provider.Text("default_tags.0.tags.Region").ShouldBe(provider.Text("alias"));
        }
    }

    [Test]
    public void A_set_account_is_the_only_one_that_providers_accept() =>
        _stacks.Values.SelectMany(stack => stack.Root.GetProperty("provider").GetProperty("aws").EnumerateArray())
            .ShouldAllBe(provider => provider.Text("allowed_account_ids.0") == "111122223333");

    [Test]
    public void A_resource_without_a_provider_fails_synthesis_and_nothing_is_written()
    {
        var folder = Directory.CreateTempSubdirectory("dr-broken-").FullName;
        var app = new App(new AppConfig { Outdir = folder, StackTraces = false });
        var topology = new Topology(app, Some.Settings(), Some.Packages);
        _ = new SnsTopic(topology.Primary, "Stray", new SnsTopicConfig { Name = "stray" });

        var failure = Should.Throw<Exception>(app.Synth);

        BrokenPolicies.From(failure).ShouldNotBeNull().ShouldContain("primary/aws_sns_topic.Stray");
        Directory.EnumerateFiles(folder, "cdk.tf.json", SearchOption.AllDirectories).ShouldBeEmpty();
        Directory.Delete(folder, recursive: true);
    }

    private static IEnumerable<string> Dependencies(string manifest, string stack) =>
        System.Text.Json.JsonDocument.Parse(manifest).RootElement.Texts($"stacks.{stack}.dependencies");
}
