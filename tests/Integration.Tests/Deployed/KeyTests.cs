using System.Text.Json;
using DrTerraform.Integration.Tests.Support;

namespace DrTerraform.Integration.Tests.Deployed;

/// <summary>The keys of one region: that of the region's own stack and that of the replicated data.</summary>
[TestFixture(DeployedRegion.Primary, "region")]
[TestFixture(DeployedRegion.Primary, "data")]
[TestFixture(DeployedRegion.Secondary, "region")]
[TestFixture(DeployedRegion.Secondary, "data")]
[Category("Integration")]
public sealed class KeyTests(string role, string purpose)
{
    private DeployedRegion _region = null!;
    private string _arn = null!;
    private JsonElement _key;

    [OneTimeSetUp]
    public async Task Ask()
    {
        _region = Deployment.Current.Region(role);
        _arn = purpose == "region" ? _region.Output("region_key_arn") : _region.GlobalOutput("data_key_arn");
        _key = (await _region.JsonAsync(AwsService.Kms, "DescribeKey", new { KeyId = _arn })).GetProperty("KeyMetadata");
    }

    [Test]
    [Property("Requirement", "X-6")]
    public void The_key_can_be_used() => _key.Text("KeyState").ShouldBe("Enabled");

    [Test]
    [Property("Requirement", "X-6")]
    public void It_is_a_key_of_this_region_alone()
    {
        _arn.ShouldStartWith($"arn:aws:kms:{_region.Name}:");

        // How AWS begins the id of a key that is in several regions.
        _arn.ShouldNotContain(":key/mrk-");
    }

    [Test]
    [Property("Requirement", "X-6")]
    public async Task It_is_rotated() => (await _region.JsonAsync(AwsService.Kms, "GetKeyRotationStatus", new { KeyId = _arn })).GetProperty("KeyRotationEnabled").GetBoolean().ShouldBeTrue();

    [Test]
    [Property("Requirement", "X-7")]
    public async Task Whoever_is_not_the_account_uses_it_under_a_condition_only()
    {
        var policy = (await _region.JsonAsync(AwsService.Kms, "GetKeyPolicy", new { KeyId = _arn, PolicyName = "default" })).Text("Policy")!;
        Answers.Statements(policy)
            .Where(statement => !statement.GetProperty("Principal").ToString().Contains($":iam::{_arn.Split(':')[4]}:root", StringComparison.Ordinal))
            .ShouldAllBe(statement => statement.Text("Effect") == "Allow" && statement.GetProperty("Condition").EnumerateObject().Any());
    }
}
