using System.Text;
using DrTerraform.Functions.PaymentWebhook.Signing;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Http;
using DrTerraform.Functions.Shared.Secrets;
using DrTerraform.Functions.Shared.Signing;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.PaymentWebhook.Signing;

[TestFixture]
public sealed class SignatureGateTests
{
    private ManualTime _time = null!;
    private FixedSecret _secret = null!;
    private SignatureGate _gate = null!;

    [SetUp]
    public void Prepare()
    {
        _time = new ManualTime();
        _secret = new FixedSecret($$"""{"key":"{{Some.WebhookKeyText}}"}""");
        _gate = new SignatureGate(new CachedSecret<WebhookKey>(_secret, "webhook", WebhookKey.Parse, _time), _time);
    }

    [Test]
    public void A_signature_is_the_hmac_sha256_of_time_and_body() =>
        // echo -n '1790000000.{"a":1}' | openssl dgst -sha256 -hmac whsec_for_tests
        Convert.ToHexStringLower(WebhookSignature.Of("whsec_for_tests"u8, "1790000000", """{"a":1}"""u8))
            .ShouldBe("c855b36cb2488e6a5dd0fc56a26c6de07da00f112b1ccc9499d3fbfa24d8175a");

    [Test]
    public async Task A_signed_webhook_passes() => await Should.NotThrowAsync(() => PassAsync(Webhook()));

    [Test]
    public async Task A_webhook_without_a_signature_does_not_pass() =>
        (await RefusalAsync(Some.Request("POST", "/payments", Some.Order))).Code.ShouldBe("signature_missing");

    [Test]
    public async Task A_changed_body_does_not_pass() =>
        (await RefusalAsync(Webhook() with { Body = Encoding.UTF8.GetBytes(Some.Order.Replace("1999", "9999", StringComparison.Ordinal)) })).Code.ShouldBe("signature_invalid");

    [Test]
    public async Task A_signature_by_another_key_does_not_pass() =>
        (await RefusalAsync(Webhook().With("X-Signature", Some.Signature(_time.GetUtcNow(), Some.Order, key: "guess")))).Code.ShouldBe("signature_invalid");

    [TestCase(-300, true)]
    [TestCase(-301, false)]
    [TestCase(300, true)]
    [TestCase(301, false)]
    public async Task The_time_of_signing_may_be_five_minutes_off(int seconds, bool passes)
    {
        var request = Some.Request("POST", "/payments", Some.Order).Signed(_time.GetUtcNow().AddSeconds(seconds));

        if (passes)
        {
            await Should.NotThrowAsync(() => PassAsync(request));
        }
        else
        {
            (await RefusalAsync(request)).Code.ShouldBe("signature_expired");
        }
    }

    [Test]
    public async Task A_malformed_or_stale_signature_costs_no_call_to_the_secret()
    {
        await RefusalAsync(Webhook().With("X-Signature", "t=1"));
        await RefusalAsync(Some.Request("POST", "/payments", Some.Order).Signed(_time.GetUtcNow().AddHours(-1)));

        _secret.Readings.ShouldBe(0);
    }

    [Test]
    public async Task A_key_that_was_changed_is_taken_up_by_the_first_request_it_signs()
    {
        await PassAsync(Webhook());
        _time.Advance(CachedSecret<WebhookKey>.LeastAge);
        _secret.Text = """{"key":"new key"}""";

        await Should.NotThrowAsync(() => PassAsync(Webhook().With("X-Signature", Some.Signature(_time.GetUtcNow(), Some.Order, key: "new key"))));
    }

    [Test]
    public async Task One_fitting_signature_of_two_is_enough()
    {
        var right = Some.Signature(_time.GetUtcNow(), Some.Order);
        var wrong = Some.Signature(_time.GetUtcNow(), Some.Order, key: "guess").Split(',')[1];

        await Should.NotThrowAsync(() => PassAsync(Webhook().With("X-Signature", $"{right},{wrong}")));
    }

    [Test]
    public async Task When_the_key_cannot_be_read_the_request_should_come_again()
    {
        _secret.Failure = new AwsException("GetSecretValue", "InternalServiceError", 500);

        (await RefusalAsync(Webhook())).Status.ShouldBe(503);
    }

    private ApiRequest Webhook() => Some.Request("POST", "/payments", Some.Order).Signed(_time.GetUtcNow());

    private Task PassAsync(ApiRequest request) => _gate.PassAsync(request, CancellationToken.None);

    private Task<ApiException> RefusalAsync(ApiRequest request) => Should.ThrowAsync<ApiException>(() => PassAsync(request));
}
