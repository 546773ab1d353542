using System.Security.Cryptography;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Http;
using DrTerraform.Functions.Shared.Secrets;
using DrTerraform.Functions.Shared.Signing;

namespace DrTerraform.Functions.PaymentWebhook.Signing;

/// <summary>Lets a webhook pass only if a holder of the key signed <c>timestamp.body</c> within the last five minutes.</summary>
internal sealed class SignatureGate(CachedSecret<WebhookKey> keys, TimeProvider time)
{
    /// <summary>How far the time of signing may be from now, to either side.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Passes a webhook.</summary>
    /// <exception cref="ApiException">401, or 503 when the key cannot be read.</exception>
    public async Task PassAsync(ApiRequest request, CancellationToken cancellation)
    {
        if (request.Header(WebhookSignature.HeaderName) is not { } text)
        {
            throw Refusal("signature_missing", "the header X-Signature is missing; it is t=SECONDS,v1=HEX: seconds since 1970 and the HMAC-SHA256");
        }

        if (SignatureHeader.Parse(text) is not { } header)
        {
            throw Refusal("signature_malformed", "the header X-Signature must be t=SECONDS,v1=HEX: seconds since 1970 and the HMAC-SHA256");
        }

        if ((time.GetUtcNow() - header.SignedAt).Duration() > Tolerance)
        {
            throw Refusal("signature_expired", "the request was signed more than five minutes from now; sign it again");
        }

        // A signature that does not fit may be made with a key we do not know yet: look once more, then refuse.
        if (!Fits(await KeyAsync(keys.CurrentAsync, cancellation), header, request.Body.Span)
            && !Fits(await KeyAsync(keys.FreshAsync, cancellation), header, request.Body.Span))
        {
            throw Refusal("signature_invalid", "the signature does not fit the request");
        }
    }

    private static bool Fits(WebhookKey key, SignatureHeader header, ReadOnlySpan<byte> body)
    {
        var expected = WebhookSignature.Of(key.Bytes, header.Timestamp, body);

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
