using System.Text;
using DrTerraform.Functions.Shared.Secrets;

namespace DrTerraform.Functions.PaymentWebhook.Signing;

/// <summary>The key that clients share with us. Never logged.</summary>
internal sealed class WebhookKey(byte[] bytes)
{
    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>Reads a secret of the form <c>{"key"}</c>.</summary>
    public static WebhookKey Parse(string secretName, string json) => new(Encoding.UTF8.GetBytes(SecretJson.Texts(secretName, json, "key")[0]));
}
