using DrTerraform.Integration.Tests.Support;

namespace DrTerraform.Integration.Tests.Deployed;

/// <summary>The default tags on what exists once. It is managed through the region that was built to serve first, and says so.</summary>
[TestFixture]
[Category("Integration")]
public sealed class GlobalTagTests
{
    private DeployedRegion _home = null!;

    [OneTimeSetUp]
    public void Find() => _home = Deployment.Current.Region(DeployedRegion.Primary);

    [TestCase("sessions_table")]
    [TestCase("control_table")]
    [Property("Requirement", "A-TAG-1")]
    public async Task A_table_carries_the_tags(string output)
    {
        var name = Deployment.Current.Output("global", output).GetString()!;
        var arn = (await _home.JsonAsync(AwsService.DynamoDb, "DescribeTable", new { TableName = name })).GetProperty("Table").Text("TableArn");
        TaggedThing.Of(name, (await _home.JsonAsync(AwsService.DynamoDb, "ListTagsOfResource", new { ResourceArn = arn })).All("Tags")).ShouldCarry(_home.Role);
    }

    [TestCase("DR_DATABASE_SECRET")]
    [TestCase("DR_WEBHOOK_SECRET")]
    [Property("Requirement", "A-TAG-1")]
    public async Task A_secret_carries_the_tags(string variable)
    {
        var name = await _home.SecretNameAsync(variable);
        TaggedThing.Of(name, (await _home.JsonAsync(AwsService.SecretsManager, "DescribeSecret", new { SecretId = name })).All("Tags")).ShouldCarry(_home.Role);
    }

    [Test]
    [Property("Requirement", "A-TAG-1")]
    public async Task The_zone_carries_the_tags()
    {
        var id = Deployment.Current.Output("global", "zone_id").GetString()!;
        TaggedThing.Of(id, (await _home.GetXmlAsync(AwsService.Route53, $"/2013-04-01/tags/hostedzone/{id}")).All("ResourceTagSet/Tags/Tag")).ShouldCarry(_home.Role);
    }

    [Test]
    [Property("Requirement", "A-TAG-1")]
    public async Task The_global_cluster_carries_the_tags()
    {
        var cluster = await _home.GlobalClusterAsync((await _home.ClusterAsync()).Text("DBClusterArn")!);
        TaggedThing.Of(cluster.Text("GlobalClusterArn")!, cluster.All("TagList/Tag")).ShouldCarry(_home.Role);
    }
}
