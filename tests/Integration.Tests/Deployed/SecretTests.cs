using System.Text.Json;
using DrTerraform.Integration.Tests.Support;

namespace DrTerraform.Integration.Tests.Deployed;

/// <summary>A secret and its replica. Their values are compared, never shown.</summary>
[TestFixture("DR_DATABASE_SECRET")]
[TestFixture("DR_WEBHOOK_SECRET")]
[Category("Integration")]
public sealed class SecretTests(string variable)
{
    private DeployedRegion _home = null!;
    private string _name = null!;
    private JsonElement _secret;
    private JsonElement _replica;

    [OneTimeSetUp]
    public async Task Ask()
    {
        Deployment.Current.NeedsPayments();
        _home = Deployment.Current.Region(DeployedRegion.Primary);
        _name = await _home.SecretNameAsync(variable);
        _secret = await _home.JsonAsync(AwsService.SecretsManager, "DescribeSecret", new { SecretId = _name });
        _replica = _secret.All("ReplicationStatus").ShouldHaveSingleItem($"replicas of {_name}");
    }

    [Test]
    [Property("Requirement", "A-FN-2")]
    public void The_secret_has_a_replica_in_the_other_region()
    {
        _replica.Text("Region").ShouldBe(_home.Peer.Name);
        _replica.Text("Status").ShouldBe("InSync");
    }

    [Test]
    [Property("Requirement", "X-6")]
    public async Task It_is_encrypted_under_its_regions_own_data_key() => await ShouldBeDataKeyAsync(_home, _secret);

    [Test]
    [Property("Requirement", "X-6")]
    public async Task Its_replica_is_encrypted_under_the_other_regions_data_key() => await ShouldBeDataKeyAsync(_home.Peer, _replica);

    [Test]
    [Property("Requirement", "A-FN-2")]
    public async Task Both_regions_read_the_same_value()
    {
        var values = await Task.WhenAll(_home.SecretValueAsync(_name), _home.Peer.SecretValueAsync(_name));
        (values[0] == values[1]).ShouldBeTrue($"{_name} differs between the regions");
    }

    [Test]
    [Property("Requirement", "X-6")]
    public async Task Its_value_holds_something_random_of_some_length()
    {
        var generated = Secrets.GeneratedPart(await _home.SecretValueAsync(_name));
        (generated.Length >= 32 && generated.Distinct().Count() > 10).ShouldBeTrue($"what {_name} holds can be guessed");
    }

    [Test]
    [Property("Requirement", "A-FN-2")]
    public async Task The_functions_of_the_other_region_ask_for_it_by_the_same_name() => (await _home.Peer.SecretNameAsync(variable)).ShouldBe(_name);

    private static async Task ShouldBeDataKeyAsync(DeployedRegion region, JsonElement secret) =>
        (await region.JsonAsync(AwsService.Kms, "DescribeKey", new { KeyId = secret.Text("KmsKeyId") })).GetProperty("KeyMetadata").Text("Arn").ShouldBe(region.GlobalOutput("data_key_arn"));
}
