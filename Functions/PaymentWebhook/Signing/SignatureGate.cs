using System.Security.Cryptography;
using System.Text;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Http;
using DrTerraform.Functions.Shared.Secrets;

namespace DrTerraform.Functions.PaymentWebhook.Signing;

/// <summary>Lets a request pass only if a holder of the key signed it within the last five minutes.</summary>
/// <remarks>
/// A webhook signs <c>timestamp.body</c>. The other routes sign <c>timestamp.METHOD.path.body</c>, because without the address a
/// signature over an empty body would open every session and every payment.
/// </remarks>
internal sealed class SignatureGate(CachedSecret<WebhookKey> keys, TimeProvider time)
{
    /// <summary>How far the time of signing may be from now, to either side.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Passes a webhook.</summary>
    /// <exception cref="ApiException">401, or 503 when the key cannot be read.</exception>
    public Task PassWebhookAsync(ApiRequest request, CancellationToken cancellation) => PassAsync(request, string.Empty, cancellation);

    /// <summary>Passes a request whose address is signed as well.</summary>
    /// <exception cref="ApiException">401, or 503 when the key cannot be read.</exception>
    public Task PassAddressedAsync(ApiRequest request, CancellationToken cancellation) =>
        PassAsync(request, $"{request.Method}.{request.Path}.", cancellation);

    /// <summary>What the signature must be.</summary>
    internal static byte[] Sign(WebhookKey key, string timestamp, string address, ReadOnlySpan<byte> body)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Bytes);
        mac.AppendData(Encoding.ASCII.GetBytes($"{timestamp}."));
        mac.AppendData(Encoding.UTF8.GetBytes(address));
        mac.AppendData(body);
        return mac.GetHashAndReset();
    }

    private async Task PassAsync(ApiRequest request, string address, CancellationToken cancellation)
    {
        if (request.Header(SignatureHeader.Name) is not { } text)
        {
            throw Refusal("signature_missing", "the header X-Signature is missing; it is t=<unix seconds>,v1=<hex HMAC-SHA256>");
        }

        if (SignatureHeader.Parse(text) is not { } header)
        {
            throw Refusal("signature_malformed", "the header X-Signature must be t=<unix seconds>,v1=<hex HMAC-SHA256>");
        }

        if ((time.GetUtcNow() - header.SignedAt).Duration() > Tolerance)
        {
            throw Refusal("signature_expired", "the request was signed more than five minutes from now; sign it again");
        }

        // A signature that does not fit may be made with a key we do not know yet: look once more, then refuse.
        if (!Fits(await KeyAsync(keys.CurrentAsync, cancellation), header, address, request.Body.Span)
            && !Fits(await KeyAsync(keys.FreshAsync, cancellation), header, address, request.Body.Span))
        {
            throw Refusal("signature_invalid", "the signature does not fit the request");
        }
    }

    private static bool Fits(WebhookKey key, SignatureHeader header, string address, ReadOnlySpan<byte> body)
    {
        var expected = Sign(key, header.Timestamp, address, body);

        // Every signature is compared, in constant time: how long it takes says nothing about the right one.
        var fits = false;
        foreach (var signature in header.Signatures)
        {
            fits |= CryptographicOperations.FixedTimeEquals(expected, signature);
        }

        return fits;
    }

    private static async Task<WebhookKey> KeyAsync(Func<CancellationToken, Task<WebhookKey>> read, CancellationToken cancellation)
    {
        try
        {
            return await read(cancellation);
        }
        catch (Exception problem) when (problem is AwsException or InvalidSecretException)
        {
            throw ApiException.Unavailable("key_unavailable", "signatures cannot be checked now; try again", problem);
        }
    }

    private static ApiException Refusal(string code, string message) => new(401, code, message);
}
