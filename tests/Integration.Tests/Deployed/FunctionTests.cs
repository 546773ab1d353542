using System.Text.Json;
using DrTerraform.Integration.Tests.Support;

namespace DrTerraform.Integration.Tests.Deployed;

/// <summary>One function in one region.</summary>
[TestFixture(DeployedRegion.Primary, "payment_webhook_function")]
[TestFixture(DeployedRegion.Primary, "region_health_function")]
[TestFixture(DeployedRegion.Secondary, "payment_webhook_function")]
[TestFixture(DeployedRegion.Secondary, "region_health_function")]
[Category("Integration")]
public sealed class FunctionTests(string role, string output)
{
    private DeployedRegion _region = null!;
    private JsonElement _function;
    private JsonElement _twin;

    [OneTimeSetUp]
    public async Task Ask()
    {
        Deployment.Current.NeedsPayments();
        _region = Deployment.Current.Region(role);
        _function = await _region.FunctionAsync(output);
        _twin = await _region.Peer.FunctionAsync(output);
    }

    [Test]
    [Property("Requirement", "A-FN-1")]
    public void The_function_is_active() => _function.Text("State").ShouldBe("Active");

    [Test]
    [Property("Requirement", "A-FN-1")]
    public void It_has_the_memory_that_it_was_given() => _function.Text("MemorySize").ShouldBe($"{Deployment.Current.Settings.Functions.MemoryMegabytes}");

    [Test]
    [Property("Requirement", "A-FN-1")]
    public void It_brings_its_own_runtime() => _function.Text("Runtime").ShouldBe("provided.al2023");

    [Test]
    [Property("Requirement", "A-FN-1")]
    public void Its_code_is_that_of_the_other_region() => _function.Text("CodeSha256").ShouldBe(_twin.Text("CodeSha256").ShouldNotBeNull());

    [TestCase("MemorySize")]
    [TestCase("Timeout")]
    [TestCase("Runtime")]
    [TestCase("Handler")]
    [TestCase("Architectures")]
    [Property("Requirement", "A-FN-1")]
    public void Its_configuration_is_that_of_the_other_region(string setting) => _function.Text(setting).ShouldBe(_twin.Text(setting).ShouldNotBeNull());

    [Test]
    [Property("Requirement", "A-FN-1")]
    public void It_is_told_the_same_things_as_in_the_other_region() => Environment(_function).Keys.ShouldBe(Environment(_twin).Keys, ignoreOrder: true);

    [TestCase("DR_DATABASE_WRITER_HOST", "database_writer_endpoint")]
    [TestCase("DR_DATABASE_READER_HOST", "database_reader_endpoint")]
    [Property("Requirement", "A-FN-2")]
    public void It_is_led_to_the_regions_own_database(string variable, string endpoint) => Environment(_function)[variable].ShouldBe(_region.Output(endpoint));

    [TestCase("DR_SESSIONS_TABLE", "sessions_table")]
    [TestCase("DR_CONTROL_TABLE", "control_table")]
    [Property("Requirement", "A-FN-2")]
    public void It_is_led_to_the_global_tables(string variable, string table) => Environment(_function)[variable].ShouldBe(Deployment.Current.Output("global", table).GetString());

    [Test]
    [Property("Requirement", "A-FN-2")]
    public void What_it_could_not_do_goes_to_the_regions_queue() =>
        _function.GetProperty("DeadLetterConfig").Text("TargetArn").ShouldNotBeNull().ShouldMatch($"^arn:aws:sqs:{_region.Name}:\\d+:{_region.Output("dead_letter_queue")}$");

    [Test]
    [Property("Requirement", "A-FN-2")]
    public async Task Its_log_is_structured_encrypted_and_forgets()
    {
        var logging = _function.GetProperty("LoggingConfig");
        logging.Text("LogFormat").ShouldBe("JSON");
        await LogGroups.ShouldBeEncryptedAndForgetAsync(_region, logging.Text("LogGroup")!);
    }

    [Test]
    [Property("Requirement", "A-NET-1")]
    public void It_runs_in_the_regions_private_subnets()
    {
        var network = _function.GetProperty("VpcConfig");
        network.All("SubnetIds").Select(subnet => subnet.GetString()).ShouldBe(_region.Outputs("private_subnet_ids"), ignoreOrder: true);
    }

    [Test]
    [Property("Requirement", "X-6")]
    public void Its_variables_are_encrypted_under_the_regions_own_key() => _function.Text("KMSKeyArn").ShouldBe(_region.Output("region_key_arn"));

    [Test]
    [Property("Requirement", "X-6")]
    public void No_variable_holds_a_secret_only_its_name() =>
        Environment(_function).Where(variable => variable.Key.EndsWith("_SECRET", StringComparison.Ordinal)).ShouldAllBe(variable => !variable.Value.Contains('{') && variable.Value.Length < 100);

    private static Dictionary<string, string> Environment(JsonElement function) =>
        function.GetProperty("Environment").GetProperty("Variables").EnumerateObject().ToDictionary(variable => variable.Name, variable => variable.Value.GetString()!);
}
