using DrTerraform.Constructs.Compute;

namespace DrTerraform.Constructs.Api;

/// <summary>One operation of the API.</summary>
/// <param name="Method">HTTP method in lower case.</param>
/// <param name="Path">Path with <c>{parameters}</c>.</param>
/// <param name="Function">The function that answers. Always a real one: a mocked health check would never fail.</param>
/// <param name="Caller">Who may call.</param>
public sealed record ApiRoute(string Method, string Path, RegionFunction Function, ApiCaller Caller);

/// <summary>Who may call a route.</summary>
public enum ApiCaller
{
    /// <summary>Anybody: Route 53's checkers, and the payment provider, whose signature the function itself checks.</summary>
    Anybody,

    /// <summary>Principals of the account with the right to invoke the API, by signed requests.</summary>
    SignedByIam,
}
