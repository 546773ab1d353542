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
    public async Task Nobody_but_the_account_and_AWSs_own_services_uses_it_without_a_condition()
    {
        var policy = (await _region.JsonAsync(AwsService.Kms, "GetKeyPolicy", new { KeyId = _arn, PolicyName = "default" })).Text("Policy")!;
        var account = $"arn:aws:iam::{_arn.Split(':')[4]}:root";
        foreach (var statement in Answers.Statements(policy).Where(statement => !statement.TryGetProperty("Condition", out _)))
        {
            var who = statement.GetProperty("Principal").EnumerateObject().ShouldHaveSingleItem();

            // A service that says for nobody whom it acts could meet no condition.
            (who.Name == "Service" || who.Value.OneOrMany().All(principal => principal == account)).ShouldBeTrue(statement.ToString());
        }
    }
}
