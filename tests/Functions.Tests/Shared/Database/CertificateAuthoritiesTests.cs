using System.Security.Cryptography.X509Certificates;

namespace DrTerraform.Functions.Tests.Shared.Database;

[TestFixture]
public sealed class CertificateAuthoritiesTests
{
    private X509Certificate2Collection _authorities = null!;

    [OneTimeSetUp]
    public void Load()
    {
        _authorities = [];
        _authorities.ImportFromPemFile(Path.Combine(AppContext.BaseDirectory, "rds-ca.pem"));
    }

    [TestCase("us-east-1")]
    [TestCase("us-east-2")]
    [TestCase("us-west-2")]
    [TestCase("eu-central-1")]
    [Property("Requirement", "X-6")]
    public void A_region_has_its_three_authorities(string region) =>
        _authorities.Count(authority => authority.Subject.Contains($"Amazon RDS {region} Root CA", StringComparison.Ordinal)).ShouldBe(3);

    [Test]
    public void Every_authority_outlives_this_decade() =>
        _authorities.ShouldAllBe(authority => authority.NotAfter.Year > 2030);
}
