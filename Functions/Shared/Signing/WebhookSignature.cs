using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DrTerraform.Functions.Shared.Signing;

/// <summary>How the payment provider signs a webhook: HMAC-SHA256 over <c>timestamp.body</c> with the key that both sides know.</summary>
public static class WebhookSignature
{
    /// <summary>Name of the header that carries it.</summary>
    public const string HeaderName = "X-Signature";

    /// <summary>The signature itself, 32 bytes.</summary>
    /// <param name="key">The key's bytes.</param>
    /// <param name="timestamp">Seconds since 1970, as they stand in the header.</param>
    /// <param name="body">The body's bytes as they are sent.</param>
    public static byte[] Of(ReadOnlySpan<byte> key, string timestamp, ReadOnlySpan<byte> body)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        mac.AppendData(Encoding.ASCII.GetBytes($"{timestamp}."));
        mac.AppendData(body);
        return mac.GetHashAndReset();
    }

    /// <summary>The header's value for a body that is sent now: <c>t=seconds,v1=hexadecimal</c>.</summary>
    public static string HeaderFor(string key, DateTimeOffset now, ReadOnlySpan<byte> body)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={timestamp},v1={Convert.ToHexStringLower(Of(Encoding.UTF8.GetBytes(key), timestamp, body))}";
    }
}
