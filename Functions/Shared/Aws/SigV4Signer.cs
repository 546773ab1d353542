using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DrTerraform.Functions.Shared.Aws;

/// <summary>Signs a request to AWS by Signature Version 4.</summary>
/// <remarks><see cref="Sign"/> covers what the JSON services need: POST, no query. Every header that is given is signed.</remarks>
public static class SigV4Signer
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>The headers to add to the request: <c>X-Amz-Date</c>, <c>X-Amz-Security-Token</c> when there is one, and <c>Authorization</c>.</summary>
    public static IReadOnlyDictionary<string, string> Sign(
        Uri address,
        IReadOnlyDictionary<string, string> headers,
        ReadOnlySpan<byte> body,
        AwsCredentials credentials,
        string region,
        string service,
        DateTimeOffset now)
    {
        var moment = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var scope = $"{moment[..8]}/{region}/{service}/aws4_request";

        var added = new Dictionary<string, string> { ["X-Amz-Date"] = moment };
        if (credentials.SessionToken is { } token)
        {
            added["X-Amz-Security-Token"] = token;
        }

        var signed = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = address.Authority };
        foreach (var (name, value) in headers.Concat(added))
        {
            signed[name.ToLowerInvariant()] = value.Trim();
        }

        var names = string.Join(';', signed.Keys);
        var signature = SignatureOf("POST", address.AbsolutePath, query: string.Empty, signed, Convert.ToHexStringLower(SHA256.HashData(body)), scope, moment, credentials.SecretAccessKey);
        added["Authorization"] = $"{Algorithm} Credential={credentials.AccessKeyId}/{scope}, SignedHeaders={names}, Signature={signature}";
        return added;
    }

    /// <summary>The signature of any request, in hexadecimal; for whoever makes one and for whoever checks one.</summary>
    /// <param name="method">The method in capitals.</param>
    /// <param name="path">The path as it is canonical for the service.</param>
    /// <param name="query">The canonical query: parameters in order, without a question mark.</param>
    /// <param name="headers">The signed headers: lower-case names in ordinal order, trimmed values.</param>
    /// <param name="bodyHash">SHA-256 of the body in hexadecimal.</param>
    /// <param name="scope">Date, region, service and <c>aws4_request</c>, joined by slashes.</param>
    /// <param name="moment">The value of <c>X-Amz-Date</c>.</param>
    /// <param name="secretAccessKey">The caller's key.</param>
    public static string SignatureOf(
        string method,
        string path,
        string query,
        SortedDictionary<string, string> headers,
        string bodyHash,
        string scope,
        string moment,
        string secretAccessKey)
    {
        var canonical = new StringBuilder(method).Append('\n').Append(path).Append('\n').Append(query).Append('\n');
        foreach (var (name, value) in headers)
        {
            canonical.Append(name).Append(':').Append(value).Append('\n');
        }

        canonical.Append('\n').AppendJoin(';', headers.Keys).Append('\n').Append(bodyHash);

        var toSign = $"{Algorithm}\n{moment}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.ToString())))}";
        var key = Encoding.UTF8.GetBytes($"AWS4{secretAccessKey}");
        foreach (var part in scope.Split('/'))
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));
    }
}
