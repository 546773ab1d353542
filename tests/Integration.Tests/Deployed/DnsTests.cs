using System.Globalization;
using System.Xml.Linq;
using DrTerraform.Integration.Tests.Support;

namespace DrTerraform.Integration.Tests.Deployed;

/// <summary>What decides where the traffic goes.</summary>
[TestFixture]
[Category("Integration")]
public sealed class DnsTests
{
    private static readonly string[] BothAnswers = ["PRIMARY", "SECONDARY"];

    private DeployedRegion _primary = null!;
    private DeployedRegion _secondary = null!;
    private string _host = null!;
    private string _domain = null!;
    private XElement _zone = null!;
    private IReadOnlyList<XElement> _records = null!;
    private XElement _latch = null!;
    private XElement _primaryHealth = null!;
    private XElement _secondaryHealth = null!;

    [OneTimeSetUp]
    public async Task Ask()
    {
        var deployment = Deployment.Current;
        (_primary, _secondary) = (deployment.Region(DeployedRegion.Primary), deployment.Region(DeployedRegion.Secondary));
        _host = deployment.PlatformHost();
        var zoneId = deployment.Output("global", "zone_id").GetString();
        _zone = await _secondary.GetXmlAsync(AwsService.Route53, $"/2013-04-01/hostedzone/{zoneId}");
        _domain = _zone.Text("HostedZone/Name")!.TrimEnd('.');
        _records = (await _secondary.GetXmlAsync(AwsService.Route53, $"/2013-04-01/hostedzone/{zoneId}/rrset")).All("ResourceRecordSets/ResourceRecordSet");
        _latch = await CheckOfOutputAsync("latch_health_check_id");
        _primaryHealth = await CheckOfOutputAsync("primary_health_check_id");
        _secondaryHealth = await CheckOfOutputAsync("secondary_health_check_id");
    }

    [Test]
    [Property("Requirement", "X-8")]
    public void The_zone_has_the_name_servers_that_the_parent_domain_is_told() => _zone.All("DelegationSet/NameServers/NameServer").Select(server => server.Value)
        .ShouldBe(Deployment.Current.Output("global", "zone_name_servers").EnumerateArray().Select(server => server.GetString()!), ignoreOrder: true);

    [Test]
    [Property("Requirement", "A-DNS-1")]
    public void The_platforms_name_has_one_primary_and_one_secondary_answer() => Answers(_host).Select(record => record.Text("Failover")).ShouldBe(BothAnswers, ignoreOrder: true);

    [Test]
    [Property("Requirement", "A-DNS-1")]
    public void Resolvers_keep_an_answer_for_ten_seconds() => Answers(_host).ShouldAllBe(record => record.Text("TTL") == "10");

    [TestCase(DeployedRegion.Primary, "PRIMARY")]
    [TestCase(DeployedRegion.Secondary, "SECONDARY")]
    [Property("Requirement", "A-DNS-1")]
    public async Task An_answer_leads_to_its_regions_API(string role, string failover)
    {
        var domain = await Deployment.Current.Region(role).GetJsonAsync(AwsService.ApiGateway, $"/domainnames/{_host}");
        Answer(_host, failover).All("ResourceRecords/ResourceRecord").ShouldHaveSingleItem().Text("Value").ShouldBe(domain.Text("regionalDomainName"));
    }

    [Test]
    [Property("Requirement", "A-DNS-1")]
    public void The_primary_answer_rests_on_the_latch() => Answer(_host, "PRIMARY").Text("HealthCheckId").ShouldBe(_latch.Text("Id"));

    [Test]
    [Property("Requirement", "A-DNS-1")]
    public void The_secondary_answer_rests_on_the_secondarys_health() => Answer(_host, "SECONDARY").Text("HealthCheckId").ShouldBe(_secondaryHealth.Text("Id"));

    [Test]
    [Property("Requirement", "A-DNS-1")]
    public async Task The_latch_holds_while_the_primary_serves_and_the_secondary_stands_by()
    {
        var children = _latch.All("HealthCheckConfig/ChildHealthChecks/ChildHealthCheck").Select(child => child.Value).ToArray();
        _latch.Text("HealthCheckConfig/Type").ShouldBe("CALCULATED");
        _latch.Text("HealthCheckConfig/HealthThreshold").ShouldBe("2");
        children.Length.ShouldBe(2);

        var standby = (await CheckAsync(children.Except([_primaryHealth.Text("Id")!]).ShouldHaveSingleItem())).All("HealthCheckConfig").ShouldHaveSingleItem();
        standby.Text("FullyQualifiedDomainName").ShouldBe(_secondary.ApiHost());
        standby.Text("ResourcePath").ShouldBe($"/{_secondary.Stage()}/standby");
    }

    [TestCase(DeployedRegion.Primary)]
    [TestCase(DeployedRegion.Secondary)]
    [Property("Requirement", "X-8")]
    public void A_regions_health_is_asked_at_its_own_API_over_TLS(string role)
    {
        var region = Deployment.Current.Region(role);
        var check = Health(role).All("HealthCheckConfig").ShouldHaveSingleItem();
        check.Text("Type").ShouldBe("HTTPS");
        check.Text("EnableSNI").ShouldBe("true");
        check.Text("FullyQualifiedDomainName").ShouldBe(region.ApiHost());
        check.Text("ResourcePath").ShouldBe($"/{region.Stage()}/health");
    }

    [TestCase(DeployedRegion.Primary)]
    [TestCase(DeployedRegion.Secondary)]
    [Property("Requirement", "A-DNS-1")]
    public void A_lost_region_is_noticed_and_forgotten_by_resolvers_well_within_the_objective(string role)
    {
        var check = Health(role).All("HealthCheckConfig").ShouldHaveSingleItem();
        var noticed = Seconds(check, "RequestInterval") * Seconds(check, "FailureThreshold");
        (noticed + Seconds(Answers(_host)[0], "TTL")).ShouldBeLessThan(Deployment.Current.Settings.Objectives.RtoSeconds / 3);
    }

    [TestCase(DeployedRegion.Primary)]
    [TestCase(DeployedRegion.Secondary)]
    [Property("Requirement", "A-DNS-1")]
    public void DNS_itself_tells_what_the_worlds_checkers_think_of_a_region(string role)
    {
        var name = $"status-{Deployment.Current.Region(role).Name}.{_domain}";
        var (up, down) = (Answer(name, "PRIMARY"), Answer(name, "SECONDARY"));
        up.Text("HealthCheckId").ShouldBe(Health(role).Text("Id"));
        down.Text("HealthCheckId").ShouldBeNull();
        up.Text("ResourceRecords/ResourceRecord/Value").ShouldBe("192.0.2.1");
        down.Text("ResourceRecords/ResourceRecord/Value").ShouldBe("192.0.2.2");
    }

    private XElement Health(string role) => role == DeployedRegion.Primary ? _primaryHealth : _secondaryHealth;

    private XElement Answer(string name, string failover) => Answers(name).Where(record => record.Text("Failover") == failover).ShouldHaveSingleItem($"{failover} answers of {name}");

    private IReadOnlyList<XElement> Answers(string name) => [.. _records.Where(record => record.Text("Name") == $"{name}.")];

    private Task<XElement> CheckOfOutputAsync(string output) => CheckAsync(Deployment.Current.Output("traffic", output).GetString()!);

    private async Task<XElement> CheckAsync(string id) => (await _secondary.GetXmlAsync(AwsService.Route53, $"/2013-04-01/healthcheck/{id}")).All("HealthCheck").ShouldHaveSingleItem();

    private static int Seconds(XElement element, string name) => int.Parse(element.Text(name)!, CultureInfo.InvariantCulture);
}
