using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using DrTerraform.Functions.Shared.Aws;

namespace DrTerraform.Local.Api;

/// <summary>Checks the IAM signature of a request as API Gateway does, for the one local caller.</summary>
internal static partial class IamSignature
{
    /// <summary>The one caller's keys. They open nothing but this machine's own API.</summary>
    public static readonly AwsCredentials Caller = new("local", "local", SessionToken: null);

    private const string MomentFormat = "yyyyMMdd'T'HHmmss'Z'";

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Whether the caller has signed this request within the last five minutes.</summary>
    public static bool Fits(ReceivedRequest request, TimeProvider time)
    {
        if (request.Header("Authorization") is not { } authorization
            || Authorization().Match(authorization) is not { Success: true } parts
            || parts.Groups["key"].Value != Caller.AccessKeyId
            || !DateTimeOffset.TryParseExact(request.Header("X-Amz-Date"), MomentFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var signedAt)
            || (time.GetUtcNow() - signedAt).Duration() > Tolerance)
        {
            return false;
        }

        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in parts.Groups["headers"].Value.Split(';'))
        {
            headers[name] = request.Header(name)?.Trim() ?? string.Empty;
        }

        // Without the host a signature would fit any other API.
        if (!headers.ContainsKey("host"))
        {
            return false;
        }

        var query = string.Join('&', request.Query.Split('&', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        var expected = SigV4Signer.SignatureOf(
            request.Method, request.Path, query, headers, Convert.ToHexStringLower(SHA256.HashData(request.Body)), parts.Groups["scope"].Value, request.Header("X-Amz-Date")!, Caller.SecretAccessKey);
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(parts.Groups["signature"].Value));
    }

    [GeneratedRegex("^AWS4-HMAC-SHA256 Credential=(?<key>[^/]+)/(?<scope>[0-9]{8}/[a-z0-9-]+/execute-api/aws4_request), *SignedHeaders=(?<headers>[a-z0-9;-]+), *Signature=(?<signature>[0-9a-f]{64})$")]
    private static partial Regex Authorization();
}
