using System.Text.Json;
using DrTerraform.Integration.Tests.Support;

namespace DrTerraform.Integration.Tests.Deployed;

/// <summary>A region that serves by a global table instead of a database: its API, its control functions, its records.</summary>
[TestFixtureSource(typeof(Deployment), nameof(Deployment.RegionsWithTransactions))]
[Category("Integration")]
public sealed class TransactionTests(string role)
{
    private DeployedRegion _region = null!;

    [OneTimeSetUp]
    public void Find() => _region = Deployment.Current.Region(role);

    [Test]
    [Property("Requirement", "B-TBL-1")]
    public async Task The_table_has_a_replica_here_and_one_in_the_other_region()
    {
        var table = (await _region.JsonAsync(AwsService.DynamoDb, "DescribeTable", new { TableName = Deployment.Current.Output("global", "transactions_table").GetString() })).GetProperty("Table");
        table.Text("TableStatus").ShouldBe("ACTIVE");
        table.All("Replicas").Select(replica => replica.Text("RegionName")).ShouldContain(name => name == _region.Name || name == _region.Peer.Name);
    }

    [TestCase("health_monitor_function")]
    [TestCase("config_sync_function")]
    [Property("Requirement", "B-FN-1")]
    [Property("Requirement", "B-CFG-1")]
    public async Task A_control_function_is_outside_the_network_with_256_MB_and_300_s(string output)
    {
        var function = await _region.FunctionAsync(output);
        (function.Text("State"), function.Text("MemorySize"), function.Text("Timeout")).ShouldBe(("Active", "256", "300"));
        (function.TryGetProperty("VpcConfig", out var network) && network.ValueKind == JsonValueKind.Object && network.All("SubnetIds").Count > 0).ShouldBeFalse();
    }

    [Test]
    [Property("Requirement", "B-API-1")]
    public async Task The_API_answers_for_the_health_by_the_monitor_of_the_region()
    {
        var api = $"/v2/apis/{_region.Output("api_id")}";
        var route = (await _region.GetJsonAsync(AwsService.ApiGateway, $"{api}/routes")).All("items").ShouldHaveSingleItem();
        route.Text("routeKey").ShouldBe("GET /health");
        var integration = await _region.GetJsonAsync(AwsService.ApiGateway, $"{api}/{route.Text("target")}");
        integration.Text("integrationUri").ShouldNotBeNull().ShouldContain($":function:{_region.Output("health_monitor_function")}/");
    }

    [Test]
    [Property("Requirement", "B-CFG-1")]
    public async Task The_shared_parameters_are_encrypted_and_the_same_in_both_regions()
    {
        var names = _region.Outputs("shared_parameters");
        names.ShouldNotBeEmpty();
        names.ShouldBe(_region.Peer.Outputs("shared_parameters"), ignoreOrder: true);
        var parameters = (await _region.JsonAsync(AwsService.Ssm, "GetParameters", new { Names = names, WithDecryption = false })).All("Parameters");
        parameters.Select(parameter => parameter.Text("Name")).ShouldBe(names, ignoreOrder: true);
        parameters.ShouldAllBe(parameter => parameter.Text("Type") == "SecureString");
    }

    [Test]
    [Property("Requirement", "B-DNS-1")]
    public async Task The_regions_record_has_its_weight_and_follows_its_health_check()
    {
        var records = (await _region.GetXmlAsync(AwsService.Route53, $"/2013-04-01/hostedzone/{Deployment.Current.Output("global", "zone_id").GetString()}/rrset")).All("ResourceRecordSets/ResourceRecordSet");
        var check = Deployment.Current.Output("traffic", $"{role}_health_check_id").GetString();
        var record = records.Where(candidate => candidate.Text("HealthCheckId") == check).ShouldHaveSingleItem();
        record.Text("Weight").ShouldBe(role == DeployedRegion.Primary ? "100" : "0");
        record.Text("Name").ShouldBe($"{Deployment.Current.Output("traffic", "record_fqdn").GetString()}.");
    }
}
