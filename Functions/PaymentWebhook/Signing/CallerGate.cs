using DrTerraform.Functions.Shared.Http;

namespace DrTerraform.Functions.PaymentWebhook.Signing;

/// <summary>
/// Lets a request pass only if API Gateway has verified an IAM signature. Who may call is IAM's to say; this keeps a route shut that
/// was deployed without authorization.
/// </summary>
internal static class CallerGate
{
    /// <summary>Passes a request of the bank's own services.</summary>
    /// <exception cref="ApiException">403.</exception>
    public static void Pass(ApiRequest request)
    {
        if (request.CallerArn is not { Length: > 0 })
        {
            throw new ApiException(403, "caller_unknown", "this address is for callers whom API Gateway has authorized by IAM; sign the request with AWS Signature Version 4");
        }
    }
}
