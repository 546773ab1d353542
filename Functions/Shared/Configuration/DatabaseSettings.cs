namespace DrTerraform.Functions.Shared.Configuration;

/// <summary>Where this region's PostgreSQL cluster is and how to trust it.</summary>
public sealed record DatabaseSettings
{
    /// <summary>Host of the cluster's writer endpoint in this region.</summary>
    public required string WriterHost { get; init; }

    /// <summary>Host of the cluster's reader endpoint in this region.</summary>
    public required string ReaderHost { get; init; }

    /// <summary>TCP port of both endpoints.</summary>
    public required int Port { get; init; }

    /// <summary>Name of the database.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the secret that holds <c>{"username","password"}</c>.</summary>
    public required string SecretName { get; init; }

    /// <summary>PEM file of the certificate authorities the server's certificate must come from.</summary>
    public required string CertificateAuthoritiesFile { get; init; }
}
