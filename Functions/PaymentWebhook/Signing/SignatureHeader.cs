using System.Globalization;

namespace DrTerraform.Functions.PaymentWebhook.Signing;

/// <summary>The header <c>X-Signature: t=&lt;seconds&gt;,v1=&lt;hex&gt;</c>. Several <c>v1</c> may stand there while a client changes its key.</summary>
/// <param name="Timestamp">The time of signing exactly as it was written, for it is part of what was signed.</param>
/// <param name="SignedAt">The same as a moment.</param>
/// <param name="Signatures">The signatures, 32 bytes each.</param>
internal sealed record SignatureHeader(string Timestamp, DateTimeOffset SignedAt, IReadOnlyList<byte[]> Signatures)
{
    private const int LongestHeader = 512;
    private const int LongestTimestamp = 11;
    private const int HexLength = 64;

    /// <summary>Reads the header; null when it is not of this form.</summary>
    public static SignatureHeader? Parse(string header)
    {
        if (header.Length > LongestHeader)
        {
            return null;
        }

        string? timestamp = null;
        var signatures = new List<byte[]>();
        foreach (var pair in header.Split(',', StringSplitOptions.TrimEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (pair, string.Empty) : (pair[..equals], pair[(equals + 1)..]);
            switch (name)
            {
                case "t" when timestamp is null && value.Length is > 0 and <= LongestTimestamp && value.All(char.IsAsciiDigit):
                    timestamp = value;
                    break;
                case "v1" when value.Length == HexLength && value.All(char.IsAsciiHexDigit):
                    signatures.Add(Convert.FromHexString(value));
                    break;
                default:
                    return null;
            }
        }

        return timestamp is null || signatures.Count == 0
            ? null
            : new SignatureHeader(timestamp, DateTimeOffset.FromUnixTimeSeconds(long.Parse(timestamp, CultureInfo.InvariantCulture)), signatures);
    }
}
