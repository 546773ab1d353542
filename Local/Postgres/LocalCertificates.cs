using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DrTerraform.Local.Postgres;

/// <summary>A certificate authority that lives for one server, so that clients verify names here as they do at AWS.</summary>
internal static class LocalCertificates
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Writes <c>ca.pem</c>, <c>server.pem</c> and <c>server.key</c> for a host name into a folder.</summary>
    public static void Write(string folder, string host, TimeProvider time)
    {
        // Clocks differ: what is new must be valid everywhere at once.
        var from = time.GetUtcNow().AddMinutes(-5);
        var until = from + Lifetime;

        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = new CertificateRequest("CN=DrTerraform local authority", authorityKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var issuer = authority.CreateSelfSigned(from, until);

        using var serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var server = new CertificateRequest($"CN={host}", serverKey, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        server.CertificateExtensions.Add(names.Build());
        using var certificate = server.Create(issuer, from, until, RandomNumberGenerator.GetBytes(16));

        File.WriteAllText(Path.Combine(folder, "ca.pem"), issuer.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "server.pem"), certificate.ExportCertificatePem());
        PrivateFile.Write(Path.Combine(folder, "server.key"), serverKey.ExportPkcs8PrivateKeyPem());
    }
}
