using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DrTerraform.Local.Api;

/// <summary>An HTTP request with its body read, as API Gateway has it before it calls a function.</summary>
/// <param name="Method">The method in capitals.</param>
/// <param name="Path">The path, not decoded.</param>
/// <param name="Query">The query without its question mark, not decoded.</param>
/// <param name="Headers">All values of each header, in their order. Names ignore case.</param>
/// <param name="Body">The body.</param>
internal sealed record ReceivedRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string[]> Headers, byte[] Body)
{
    public string? Header(string name) => Headers.TryGetValue(name, out var values) ? string.Join(',', values) : null;

    /// <summary>Reads a request; null when its body is over the limit.</summary>
    public static async Task<ReceivedRequest?> ReadAsync(HttpContext http, int mostBytes)
    {
        using var body = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            if (body.Length + read > mostBytes)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        // As it came: Kestrel's own path is decoded.
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var question = target.IndexOf('?', StringComparison.Ordinal);
        return new ReceivedRequest(
            http.Request.Method.ToUpperInvariant(),
            question < 0 ? target : target[..question],
            question < 0 ? string.Empty : target[(question + 1)..],
            http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.Select(value => value ?? string.Empty).ToArray(), StringComparer.OrdinalIgnoreCase),
            body.ToArray());
    }
}
