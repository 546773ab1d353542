using System.Text.Json;
using DrTerraform.Integration.Tests.Support;

namespace DrTerraform.Integration.Tests.Deployed;

/// <summary>The platform's host name, as one region's API Gateway answers to it.</summary>
[TestFixture(DeployedRegion.Primary)]
[TestFixture(DeployedRegion.Secondary)]
[Category("Integration")]
public sealed class DomainTests(string role)
{
    private DeployedRegion _region = null!;
    private string _host = null!;
    private JsonElement _domain;

    [OneTimeSetUp]
    public async Task Ask()
    {
        Deployment.Current.NeedsPayments();
        _region = Deployment.Current.Region(role);
        _host = Deployment.Current.PlatformHost();
        _domain = await _region.GetJsonAsync(AwsService.ApiGateway, $"/domainnames/{_host}");
    }

    [Test]
    [Property("Requirement", "X-6")]
    public void It_speaks_TLS_1_2_or_newer() => _domain.Text("securityPolicy").ShouldBe("TLS_1_2");

    [Test]
    [Property("Requirement", "A-DNS-1")]
    public void The_name_is_regional_so_that_both_regions_can_have_it() => _domain.GetProperty("endpointConfiguration").All("types").Select(type => type.GetString()).ShouldBe(["REGIONAL"]);

    [Test]
    [Property("Requirement", "A-DNS-1")]
    public async Task It_leads_to_the_regions_own_API()
    {
        var mappings = await _region.GetJsonAsync(AwsService.ApiGateway, $"/domainnames/{_host}/basepathmappings");
        var mapping = (mappings.TryGetProperty("item", out _) ? mappings : mappings.GetProperty("_embedded")).All("item").ShouldHaveSingleItem();
        mapping.Text("restApiId").ShouldBe(_region.Output("api_id"));
        mapping.Text("stage").ShouldBe(_region.Stage());
    }

    [Test]
    [Property("Requirement", "X-6")]
    public async Task Its_certificate_is_issued_in_the_region_for_the_name()
    {
        var arn = _domain.Text("regionalCertificateArn")!;
        arn.ShouldStartWith($"arn:aws:acm:{_region.Name}:");
        var certificate = (await _region.JsonAsync(AwsService.Acm, "DescribeCertificate", new { CertificateArn = arn })).GetProperty("Certificate");
        certificate.Text("Status").ShouldBe("ISSUED");
        certificate.Text("DomainName").ShouldBe(_host);
    }
}
