using System.Text.Json;
using DrTerraform.Integration.Tests.Support;

namespace DrTerraform.Integration.Tests.Deployed;

/// <summary>One region's configuration in Parameter Store.</summary>
[TestFixture(DeployedRegion.Primary)]
[TestFixture(DeployedRegion.Secondary)]
[Category("Integration")]
public sealed class ParameterTests(string role)
{
    private DeployedRegion _region = null!;
    private IReadOnlyList<JsonElement> _parameters = null!;

    [OneTimeSetUp]
    public async Task Ask()
    {
        Deployment.Current.NeedsPayments();
        _region = Deployment.Current.Region(role);
        _parameters = await _region.ParametersAsync();
    }

    [Test]
    [Property("Requirement", "A-OPT-1")]
    public void Every_parameter_is_encrypted() => _parameters.Select(parameter => parameter.Text("Type")).Distinct().ShouldBe(["SecureString"]);

    [Test]
    [Property("Requirement", "A-OPT-1")]
    public async Task Their_paths_are_those_of_the_other_region() => Paths(_parameters).ShouldBe(Paths(await _region.Peer.ParametersAsync()), ignoreOrder: true);

    [TestCase("/api/url", "api_url")]
    [TestCase("/database/writer-endpoint", "database_writer_endpoint")]
    [TestCase("/database/reader-endpoint", "database_reader_endpoint")]
    [Property("Requirement", "A-OPT-1")]
    public async Task A_parameter_holds_the_regions_own_value(string end, string output)
    {
        var path = Paths(_parameters).Where(name => name.EndsWith(end, StringComparison.Ordinal)).ShouldHaveSingleItem();
        var parameter = (await _region.JsonAsync(AwsService.Ssm, "GetParameter", new { Name = path, WithDecryption = true })).GetProperty("Parameter");
        parameter.Text("Value").ShouldBe(_region.Output(output));
    }

    private static IReadOnlyList<string> Paths(IEnumerable<JsonElement> parameters) => [.. parameters.Select(parameter => parameter.Text("Name")!)];
}
