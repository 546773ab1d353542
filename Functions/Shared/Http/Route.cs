namespace DrTerraform.Functions.Shared.Http;

/// <summary>Answers a request.</summary>
public delegate Task<ApiResponse> ApiHandler(ApiRequest request, CancellationToken cancellation);

/// <summary>One method on one path, e.g. <c>GET /payments/{id}</c>.</summary>
/// <param name="Method">The method in capitals.</param>
/// <param name="Template">The path; a segment in braces takes whatever stands there.</param>
/// <param name="Handler">What answers.</param>
public sealed record Route(string Method, string Template, ApiHandler Handler)
{
    private readonly string[] _segments = Template.Split('/');

    /// <summary>What stands at the named places, or null when the path is another one. Nothing is decoded or tidied.</summary>
    public IReadOnlyDictionary<string, string>? Match(string path)
    {
        var parts = path.Split('/');
        if (parts.Length != _segments.Length)
        {
            return null;
        }

        var parameters = new Dictionary<string, string>();
        foreach (var (segment, part) in _segments.Zip(parts))
        {
            if (segment.StartsWith('{') && part.Length > 0)
            {
                parameters[segment[1..^1]] = part;
            }
            else if (segment != part)
            {
                return null;
            }
        }

        return parameters;
    }
}
