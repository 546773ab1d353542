using System.Text.Json;
using DrTerraform.Policies.Tests.Support;

namespace DrTerraform.Policies.Tests;

[TestFixture]
public sealed class DeploymentTests
{
    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("dr-policies-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_folder_is_read_like_the_documents_themselves()
    {
        Write();

        PolicyBook.Check(Deployment.Read(_folder)).ShouldBeEmpty();
    }

    [Test]
    public void The_manifest_says_the_order_of_the_stacks()
    {
        Write();
        File.WriteAllText(Path.Combine(_folder, "manifest.json"), """{ "stacks": { "primary": { "dependencies": [ "global" ] }, "secondary": { "dependencies": [ "global" ] } } }""");

        PolicyBook.Check(Deployment.Read(_folder)).ShouldHaveSingleItem().PolicyId.ShouldBe("DR061");
    }

    [Test]
    public void A_folder_without_stacks_is_refused() =>
        Should.Throw<DirectoryNotFoundException>(() => Deployment.Read(_folder))
            .Message.ShouldBe($"no stacks/*/cdk.tf.json in '{_folder}': give the folder that synthesis wrote to, or synthesize first");

    [Test]
    public void A_resource_knows_its_address_and_region()
    {
        var cluster = Example.Good().Deployment.Stack("secondary")!.Resources.Single(resource => resource.Type == "aws_rds_cluster");

        (cluster.Address, cluster.Alias, cluster.Region).ShouldBe(("secondary/aws_rds_cluster.Cluster", "secondary", "us-west-2"));
    }

    [Test]
    public void Data_sources_and_ephemeral_values_have_their_own_addresses() =>
        Example.Good().Deployment.Stacks.SelectMany(stack => stack.Data.Concat(stack.Ephemerals)).Select(block => block.Address).ShouldBe(
            ["primary/ephemeral.aws_secretsmanager_random_password.Master", "traffic/data.terraform_remote_state.Primary", "traffic/data.terraform_remote_state.Secondary"]);

    [Test]
    public void A_reference_is_followed_through_another_stacks_output()
    {
        var route = Example.Good().Deployment.Resources("aws_route").First();

        route.Target(route.Text("route_table_id"))!.Address.ShouldBe("primary/aws_route_table.Routes");
    }

    [Test]
    public void An_ARN_with_the_accounts_own_number_means_what_its_name_says()
    {
        var deployment = Parse("""
            { "provider": { "aws": [ { "alias": "primary", "region": "us-east-1" } ] },
              "data": { "aws_caller_identity": { "Account": { "provider": "aws.primary" } } },
              "resource": { "aws_sns_topic": { "Alerts": { "provider": "aws.primary", "name": "sns-alerts" } },
                "aws_cloudwatch_metric_alarm": { "Alarm": { "provider": "aws.primary", "alarm_actions": [ "arn:aws:sns:us-east-1:${data.aws_caller_identity.Account.account_id}:sns-alerts" ] } } } }
            """);
        var alarm = deployment.Resources("aws_cloudwatch_metric_alarm").Single();

        alarm.Means(alarm.Texts("alarm_actions")[0], deployment.Resources("aws_sns_topic").Single()).ShouldBeTrue();
    }

    [TestCase("arn:aws:sns:eu-central-1:111122223333:topic", "eu-central-1")]
    [TestCase("arn:aws-us-gov:kms:us-gov-west-1:1:key/2", "us-gov-west-1")]
    [TestCase("${aws_sns_topic.Alerts.arn}", "us-east-1")]
    [TestCase("arn:aws:iam::111122223333:role/x", null)]
    [TestCase("arn:aws:sns:${data.aws_region.Here.name}:1:topic", null)]
    [TestCase("alias/key", null)]
    [TestCase(null, null)]
    public void A_text_points_into_a_region_when_it_says_so(string? text, string? region)
    {
        var deployment = Parse("""
            { "provider": { "aws": { "alias": "primary", "region": "us-east-1" } },
              "resource": { "aws_sns_topic": { "Alerts": { "provider": "${aws.primary}", "name": "sns-alerts" } } } }
            """);

        deployment.Resources("aws_sns_topic").Single().RegionOf(text).ShouldBe(region);
    }

    [TestCase("""{ "lifecycle": { "prevent_destroy": true } }""")]
    [TestCase("""{ "lifecycle": [ { "prevent_destroy": true } ] }""")]
    [TestCase("""{ "lifecycle": { "prevent_destroy": "true" } }""")]
    public void A_nested_block_may_be_an_object_or_a_list(string body) =>
        Parse($$"""{ "resource": { "aws_x": { "Y": {{body}} } } }""").Resources("aws_x").Single().Flag("lifecycle.prevent_destroy").ShouldBeTrue();

    [Test]
    public void An_empty_deployment_has_no_findings() =>
        PolicyBook.Check(Deployment.Parse(new Dictionary<string, JsonElement>())).ShouldBeEmpty();

    private static Deployment Parse(string json) => Deployment.Parse(new Dictionary<string, JsonElement> { ["stack"] = JsonSerializer.Deserialize<JsonElement>(json) });

    private void Write()
    {
        foreach (var stack in Example.Good().Deployment.Stacks)
        {
            var folder = Directory.CreateDirectory(Path.Combine(_folder, "stacks", stack.Name)).FullName;
            File.WriteAllText(Path.Combine(folder, "cdk.tf.json"), stack.Root.GetRawText());
        }
    }
}
