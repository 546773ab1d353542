using System.Text.Json;
using DrTerraform.Integration.Tests.Support;

namespace DrTerraform.Integration.Tests.Deployed;

/// <summary>What the roles of one region may do.</summary>
[TestFixture(DeployedRegion.Primary)]
[TestFixture(DeployedRegion.Secondary)]
[Category("Integration")]
public sealed class RightsTests(string role)
{
    // IAM knows no resource for these; Lambda needs them to plug a function into the network.
    private static readonly string[] WithoutResource =
    [
        "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets",
        "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses",
    ];

    private DeployedRegion _region = null!;
    private Dictionary<string, IReadOnlyList<JsonElement>> _rights = null!;

    [OneTimeSetUp]
    public async Task Ask()
    {
        _region = Deployment.Current.Region(role);
        _rights = [];
        foreach (var name in await _region.RolesAsync())
        {
            _rights[name] = await _region.RightsAsync(name);
        }
    }

    [Test]
    [Property("Requirement", "X-7")]
    public void No_right_has_a_wildcard_in_an_action() => Allowed
        .SelectMany(right => right.Statement.GetProperty("Action").OneOrMany().Where(action => action.Contains('*')).Select(action => $"{right.Role}: {action}"))
        .ShouldBeEmpty();

    [Test]
    [Property("Requirement", "X-7")]
    public void A_right_on_everything_is_one_for_which_IAM_knows_no_resource() => Allowed
        .Where(right => right.Statement.GetProperty("Resource").OneOrMany().Contains("*"))
        .SelectMany(right => right.Statement.GetProperty("Action").OneOrMany().Except(WithoutResource).Select(action => $"{right.Role}: {action}"))
        .ShouldBeEmpty();

    [Test]
    [Property("Requirement", "A-IAM-1")]
    public void No_role_changes_DNS_or_rights_or_takes_another_role_on() => Allowed
        .SelectMany(right => right.Statement.GetProperty("Action").OneOrMany().Where(action => action.Split(':')[0] is "route53" or "iam" or "sts").Select(action => $"{right.Role}: {action}"))
        .ShouldBeEmpty();

    [Test]
    [Property("Requirement", "A-IAM-1")]
    public void No_right_reaches_into_the_other_region() => Allowed
        .SelectMany(right => right.Statement.GetProperty("Resource").OneOrMany().Where(resource => resource.Contains($":{_region.Peer.Name}:", StringComparison.Ordinal)).Select(resource => $"{right.Role}: {resource}"))
        .ShouldBeEmpty();

    [Test]
    [Property("Requirement", "X-7")]
    public async Task What_is_attached_to_a_role_is_what_AWS_maintains_for_a_service()
    {
        foreach (var name in _rights.Keys)
        {
            (await _region.AttachedPoliciesAsync(name)).ShouldAllBe(arn => arn.StartsWith("arn:aws:iam::aws:policy/service-role/", StringComparison.Ordinal), name);
        }
    }

    [Test]
    [Property("Requirement", "X-7")]
    public async Task Every_role_is_taken_on_by_one_service_only()
    {
        foreach (var name in _rights.Keys)
        {
            var trust = (await _region.TrustAsync(name)).ShouldHaveSingleItem(name);
            trust.GetProperty("Principal").EnumerateObject().ShouldHaveSingleItem().Name.ShouldBe("Service", name);
            trust.GetProperty("Principal").GetProperty("Service").OneOrMany().ShouldHaveSingleItem(name);
        }
    }

    [TestCase("payment_webhook_function")]
    [TestCase("region_health_function")]
    [Property("Requirement", "A-IAM-1")]
    public async Task A_function_has_no_rights_but_those_written_for_it(string function) =>
        (await _region.AttachedPoliciesAsync(await _region.RoleOfFunctionAsync(function))).ShouldBeEmpty();

    [TestCase("payment_webhook_function", "dynamodb:GetItem", "sessions_table")]
    [TestCase("payment_webhook_function", "dynamodb:PutItem", "sessions_table")]
    [TestCase("payment_webhook_function", "dynamodb:GetItem", "control_table")]
    [TestCase("region_health_function", "dynamodb:GetItem", "control_table")]
    [Property("Requirement", "A-IAM-1")]
    public async Task A_function_reaches_its_tables(string function, string action, string table) =>
        (await ResourcesAsync(function, action)).ShouldContain(resource => resource.EndsWith($":table/{Deployment.Current.Output("global", table).GetString()}", StringComparison.Ordinal));

    [TestCase("payment_webhook_function", "DR_DATABASE_SECRET")]
    [TestCase("payment_webhook_function", "DR_WEBHOOK_SECRET")]
    [TestCase("region_health_function", "DR_DATABASE_SECRET")]
    [Property("Requirement", "A-IAM-1")]
    public async Task A_function_reads_its_secrets(string function, string variable)
    {
        // AWS ends the ARN of a secret with a hyphen and six characters of its own.
        var name = await _region.SecretNameAsync(variable);
        (await ResourcesAsync(function, "secretsmanager:GetSecretValue")).ShouldContain(resource => resource.EndsWith($":secret:{name}-??????", StringComparison.Ordinal));
    }

    [Test]
    [Property("Requirement", "A-IAM-1")]
    public async Task What_answers_for_the_regions_health_writes_to_no_table() =>
        (await ResourcesAsync("region_health_function", "dynamodb:PutItem")).ShouldBeEmpty();

    private IEnumerable<(string Role, JsonElement Statement)> Allowed =>
        _rights.SelectMany(role => role.Value.Where(statement => statement.Text("Effect") == "Allow").Select(statement => (role.Key, statement)));

    private async Task<IReadOnlyList<string>> ResourcesAsync(string function, string action) =>
    [
        .. _rights[await _region.RoleOfFunctionAsync(function)]
            .Where(statement => statement.Text("Effect") == "Allow" && statement.GetProperty("Action").OneOrMany().Contains(action))
            .SelectMany(statement => statement.GetProperty("Resource").OneOrMany()),
    ];
}
