namespace DrTerraform.Functions.Shared.Http;

/// <summary>What API Gateway itself knows of a request; a client cannot write here.</summary>
internal sealed record ProxyEventContext
{
    public string? Stage { get; init; }

    /// <summary>Payload format 2.0.</summary>
    public HttpPart? Http { get; init; }

    /// <summary>Payload format 1.0.</summary>
    public IdentityPart? Identity { get; init; }

    /// <summary>Payload format 2.0.</summary>
    public AuthorizerPart? Authorizer { get; init; }

    /// <summary>The IAM identity whose signature has been verified; null on a route that is open.</summary>
    public string? CallerArn => Identity?.UserArn ?? Authorizer?.Iam?.UserArn;

    internal sealed record HttpPart(string? Method);

    internal sealed record IdentityPart(string? UserArn);

    internal sealed record AuthorizerPart(IdentityPart? Iam);
}
