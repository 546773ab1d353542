using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Auth;

namespace DrTerraform.Integration.Tests.Support;

/// <summary>Signature Version 4 of one request: the canonical form is made here, the keys and the rest by the AWS SDK.</summary>
internal static class AwsSignature
{
    /// <summary>The headers that sign a request, <c>Authorization</c> among them.</summary>
    /// <param name="service">Who is called.</param>
    /// <param name="region">The region that the call is signed for.</param>
    /// <param name="method">HTTP method.</param>
    /// <param name="address">The whole address, path and query encoded.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="credentials">Whose request it is.</param>
    /// <param name="now">When it is signed.</param>
    public static IReadOnlyDictionary<string, string> Headers(AwsService service, string region, HttpMethod method, Uri address, byte[] body, ImmutableCredentials credentials, DateTimeOffset now)
    {
        var headers = new Dictionary<string, string> { ["X-Amz-Date"] = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture) };
        var bodyHash = Convert.ToHexStringLower(SHA256.HashData(body));
        if (service.EncodesPathOnce)
        {
            headers["X-Amz-Content-SHA256"] = bodyHash;
        }

        if (credentials.UseToken)
        {
            headers["X-Amz-Security-Token"] = credentials.Token;
        }

        var signed = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = address.Authority };
        foreach (var (name, value) in headers)
        {
            signed[name.ToLowerInvariant()] = value;
        }

        var path = service.EncodesPathOnce ? address.AbsolutePath : string.Join('/', address.AbsolutePath.Split('/').Select(Uri.EscapeDataString));
        var query = string.Join('&', address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Contains('=', StringComparison.Ordinal) ? pair : $"{pair}=")
            .Order(StringComparer.Ordinal));
        var canonical = new StringBuilder($"{method}\n{path}\n{query}\n");
        foreach (var (name, value) in signed)
        {
            canonical.Append(CultureInfo.InvariantCulture, $"{name}:{value}\n");
        }

        var names = string.Join(';', signed.Keys);
        canonical.Append(CultureInfo.InvariantCulture, $"\n{names}\n{bodyHash}");

        headers["Authorization"] = AWS4Signer.ComputeSignature(credentials, region, now.UtcDateTime, service.Name, names, canonical.ToString()).ForAuthorizationHeader;
        return headers;
    }
}
