using System.Text.Json;
using System.Xml.Linq;
using DrTerraform.Integration.Tests.Support;

namespace DrTerraform.Integration.Tests.Deployed;

/// <summary>Where Terraform's state is kept, and what is not in it.</summary>
[TestFixture]
[Category("Integration")]
public sealed class StateTests
{
    private DeployedRegion _region = null!;
    private string _bucket = null!;

    [OneTimeSetUp]
    public void Find()
    {
        _region = Deployment.Current.State;
        _bucket = Deployment.Current.Output("backend", "state_bucket").GetString()!;
    }

    [Test]
    [Property("Requirement", "X-3")]
    public void The_state_is_outside_the_primary_region() => _region.Name.ShouldNotBe(Deployment.Current.Region(DeployedRegion.Primary).Name);

    [TestCase("global")]
    [TestCase("primary")]
    [TestCase("secondary")]
    [TestCase("traffic")]
    [Property("Requirement", "X-3")]
    public async Task A_stack_has_a_state_of_its_own(string stack) => JsonDocument.Parse(await StateAsync(stack)).RootElement.All("resources").ShouldNotBeEmpty();

    [TestCase("global")]
    [TestCase("primary")]
    [TestCase("secondary")]
    [TestCase("traffic")]
    [Property("Requirement", "X-2")]
    public async Task A_state_was_written_by_a_Terraform_that_the_requirements_allow(string stack) =>
        Version.Parse(JsonDocument.Parse(await StateAsync(stack)).RootElement.Text("terraform_version")!.Split('-')[0]).ShouldBeGreaterThanOrEqualTo(new Version(1, 5));

    [TestCase("DR_DATABASE_SECRET")]
    [TestCase("DR_WEBHOOK_SECRET")]
    [Property("Requirement", "X-6")]
    public async Task No_state_holds_what_a_secret_holds(string variable)
    {
        var home = Deployment.Current.Region(DeployedRegion.Primary);
        var generated = Secrets.GeneratedPart(await home.SecretValueAsync(await home.SecretNameAsync(variable)));
        foreach (var stack in new[] { "global", "primary", "secondary", "traffic" })
        {
            (await StateAsync(stack)).Contains(generated, StringComparison.Ordinal).ShouldBeFalse($"the state of {stack} holds the secret that {variable} names");
        }
    }

    [TestCase("state_bucket")]
    [TestCase("state_bucket_copy")]
    [Property("Requirement", "X-3")]
    public async Task A_bucket_keeps_former_versions(string output) => (await BucketAsync(output, "versioning")).Text("Status").ShouldBe("Enabled");

    [TestCase("state_bucket")]
    [TestCase("state_bucket_copy")]
    [Property("Requirement", "X-6")]
    public async Task A_bucket_is_encrypted_under_a_key_of_its_region(string output)
    {
        var encryption = (await BucketAsync(output, "encryption")).All("Rule/ApplyServerSideEncryptionByDefault").ShouldHaveSingleItem();
        encryption.Text("SSEAlgorithm").ShouldBe("aws:kms");
        encryption.Text("KMSMasterKeyID").ShouldNotBeNull().ShouldStartWith($"arn:aws:kms:{RegionOf(output).Name}:");
    }

    [TestCase("state_bucket")]
    [TestCase("state_bucket_copy")]
    [Property("Requirement", "X-6")]
    public async Task A_bucket_refuses_whoever_comes_without_TLS(string output)
    {
        var policy = await RegionOf(output).GetJsonAsync(AwsService.S3, $"/{Bucket(output)}?policy");
        Answers.Statements(policy.ToString())
            .Where(statement => statement.Text("Effect") == "Deny")
            .ShouldHaveSingleItem().GetProperty("Condition").GetProperty("Bool").Text("aws:SecureTransport").ShouldBe("false");
    }

    [TestCase("state_bucket")]
    [TestCase("state_bucket_copy")]
    [Property("Requirement", "X-6")]
    public async Task A_bucket_is_closed_to_the_public(string output)
    {
        var block = (await BucketAsync(output, "publicAccessBlock")).Elements().ToArray();
        block.Length.ShouldBe(4);
        block.ShouldAllBe(setting => setting.Value == "true");
    }

    [Test]
    [Property("Requirement", "X-3")]
    public async Task Every_state_is_copied_to_another_region()
    {
        var rule = (await BucketAsync("state_bucket", "replication")).All("Rule").ShouldHaveSingleItem();
        rule.Text("Status").ShouldBe("Enabled");
        rule.Text("Filter/Prefix").ShouldBeNullOrEmpty();
        rule.Text("Destination/Bucket").ShouldBe($"arn:aws:s3:::{Bucket("state_bucket_copy")}");
        RegionOf("state_bucket_copy").Name.ShouldNotBe(_region.Name);
    }

    [Test]
    [Property("Requirement", "X-3")]
    public async Task Two_runs_are_kept_apart_by_a_table_in_the_same_region()
    {
        var table = (await _region.JsonAsync(AwsService.DynamoDb, "DescribeTable", new { TableName = Deployment.Current.Output("backend", "state_lock_table").GetString() })).GetProperty("Table");
        table.Text("TableStatus").ShouldBe("ACTIVE");
        table.All("KeySchema").ShouldHaveSingleItem().Text("AttributeName").ShouldBe("LockID");
        table.GetProperty("SSEDescription").Text("Status").ShouldBe("ENABLED");
    }

    private Task<XElement> BucketAsync(string output, string part) => RegionOf(output).GetXmlAsync(AwsService.S3, $"/{Bucket(output)}?{part}");

    private Task<string> StateAsync(string stack) => _region.GetTextAsync(AwsService.S3, $"/{_bucket}/{stack}.tfstate");

    // The copy goes to the region that does not hold the state.
    private DeployedRegion RegionOf(string output) => output == "state_bucket" ? _region : Deployment.Current.Regions.First(region => region.Name != _region.Name);

    private static string Bucket(string output) => Deployment.Current.Output("backend", output).GetString()!;
}
