using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DrTerraform.Functions.Shared.Aws;

/// <summary>Signs a request to AWS by Signature Version 4.</summary>
/// <remarks>Covers what the JSON services need: POST, no query. Every header that is given is signed.</remarks>
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
        var canonical = new StringBuilder("POST\n").Append(address.AbsolutePath).Append("\n\n");
        foreach (var (name, value) in signed)
        {
            canonical.Append(name).Append(':').Append(value).Append('\n');
        }

        canonical.Append('\n').Append(names).Append('\n').Append(Convert.ToHexStringLower(SHA256.HashData(body)));

        var toSign = $"{Algorithm}\n{moment}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.ToString())))}";
        var key = Encoding.UTF8.GetBytes($"AWS4{credentials.SecretAccessKey}");
        foreach (var part in scope.Split('/'))
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));
        added["Authorization"] = $"{Algorithm} Credential={credentials.AccessKeyId}/{scope}, SignedHeaders={names}, Signature={signature}";
        return added;
    }
}
