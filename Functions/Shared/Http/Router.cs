namespace DrTerraform.Functions.Shared.Http;

/// <summary>Finds the route of a request; an unknown path is 404, a known one by another method 405.</summary>
public sealed class Router(params IReadOnlyList<Route> routes)
{
    /// <summary>The route and the request with its path parameters.</summary>
    /// <exception cref="ApiException">404 or 405.</exception>
    public (Route Route, ApiRequest Request) Find(ApiRequest request)
    {
        var allowed = new List<string>();
        foreach (var route in routes)
        {
            if (route.Match(request.Path) is not { } parameters)
            {
                continue;
            }

            if (route.Method == request.Method)
            {
                return (route, request with { PathParameters = parameters });
            }

            allowed.Add(route.Method);
        }

        throw allowed.Count == 0
            ? ApiException.NotFound("there is nothing at this address")
            : new ApiException(405, "method_not_allowed", $"this address takes {string.Join(", ", allowed)}")
            {
                Headers = new Dictionary<string, string> { ["Allow"] = string.Join(", ", allowed) },
            };
    }
}
