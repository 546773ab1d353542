using System.Text;
using System.Text.Json;
using DrTerraform.Functions.PaymentWebhook.Payments;
using DrTerraform.Functions.PaymentWebhook.Signing;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Database;
using DrTerraform.Functions.Shared.Http;
using DrTerraform.Functions.Shared.Logging;
using DrTerraform.Functions.Shared.Roles;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.PaymentWebhook.Payments;

[TestFixture]
public sealed class PaymentDeskTests
{
    private ManualTime _time = null!;
    private MemoryPayments _payments = null!;
    private FixedRole _role = null!;
    private PaymentDesk _desk = null!;
    private MemoryStream _lines = null!;
    private Log _log = null!;

    [SetUp]
    public void Prepare()
    {
        _time = new ManualTime();
        _payments = new MemoryPayments();
        _role = new FixedRole(new RoleRecord(Some.Region, 7));
        _log = Some.Log(_lines = new MemoryStream());
        _desk = new PaymentDesk(
            new SignatureGate(Some.Keys(_time), _time), new RoleFence(_role, Some.Region, _time), _payments, Some.Region, _log, _time);
    }

    [Test]
    [Property("Requirement", "A-FN-2")]
    public async Task A_payment_is_stored_with_the_regions_epoch_and_acknowledged()
    {
        var response = await PostAsync(Some.Order);

        var stored = _payments.Rows["evt-1"];
        (stored.AmountMinor, stored.Currency, stored.Region, stored.Epoch).ShouldBe((1999L, "EUR", Some.Region, 7L));
        (response.Status, response.Text()).ShouldBe((201,
            $$"""{"id":"{{stored.Id}}","status":"accepted","idempotency_key":"evt-1","amount_minor":1999,"currency":"EUR","reference":"order 42","occurred_at":"2026-11-20T11:59:00+00:00","accepted_at":"2026-11-20T12:00:00+00:00","epoch":7}"""));
    }

    [Test]
    public async Task A_retry_gets_the_same_answer_even_under_another_epoch()
    {
        var first = await PostAsync(Some.Order);
        _role.Record = new RoleRecord(Some.Region, 9);
        _time.Advance(TimeSpan.FromHours(1));
        var second = await PostAsync(Some.Order);

        (second.Status, second.Text(), _payments.Rows.Count).ShouldBe((first.Status, first.Text(), 1));
    }

    [TestCase("1999", "2000")]
    [TestCase("EUR", "USD")]
    [TestCase("order 42", "order 43")]
    [TestCase("11:59:00Z", "11:58:00Z")]
    public async Task Another_payment_under_a_used_key_is_a_conflict(string from, string to)
    {
        await PostAsync(Some.Order);

        (await PostAsync(Some.Order.Replace(from, to, StringComparison.Ordinal))).Status.ShouldBe(409);
    }

    [Test]
    public async Task The_same_moment_written_with_another_offset_is_the_same_payment()
    {
        await PostAsync(Some.Order);

        (await PostAsync(Some.Order.Replace("11:59:00Z", "12:59:00+01:00", StringComparison.Ordinal))).Status.ShouldBe(201);
    }

    [Test]
    public async Task A_moment_finer_than_the_database_keeps_is_cut_before_it_is_answered()
    {
        await PostAsync(Some.Order.Replace("11:59:00Z", "11:59:00.1234567Z", StringComparison.Ordinal));

        (_payments.Rows["evt-1"].OccurredAt.Ticks % TimeSpan.TicksPerMicrosecond).ShouldBe(0);
    }

    [TestCase(DatabaseFault.ReadOnly, "database_read_only")]
    [TestCase(DatabaseFault.Unreachable, "database_unavailable")]
    [TestCase(DatabaseFault.TimedOut, "database_unavailable")]
    [TestCase(DatabaseFault.CredentialsUnavailable, "database_unavailable")]
    public async Task A_database_that_takes_no_payment_has_the_client_come_again(DatabaseFault fault, string code)
    {
        _payments.Failure = new DatabaseException(fault, new IOException());

        var response = await PostAsync(Some.Order);

        (response.Status, response.Headers["Retry-After"], response.Text().Contains($"\"code\":\"{code}\"", StringComparison.Ordinal)).ShouldBe((503, "5", true));
    }

    [Test]
    [Property("Requirement", "A-MON-1")]
    public async Task What_the_database_could_not_do_is_counted_with_the_time_it_took()
    {
        _payments.Failure = new DatabaseException(DatabaseFault.TimedOut, new IOException());
        await PostAsync(Some.Order);
        _lines.SetLength(0);

        _log.Report("request");

        var line = JsonElement.Parse(_lines.ToArray());
        (line.GetProperty("DatabaseFailures").GetInt32(), line.GetProperty("DatabaseDuration").GetDouble()).ShouldBe((1, 0));
    }

    [Test]
    public async Task A_waiting_region_stores_nothing()
    {
        _role.Record = new RoleRecord(Some.OtherRegion, 8);

        ((await PostAsync(Some.Order)).Status, _payments.Rows.Count).ShouldBe((503, 0));
    }

    [Test]
    public async Task A_region_that_cannot_read_its_role_stores_nothing()
    {
        _role.Failure = new AwsException("GetItem", "InternalServerError", 500);

        ((await PostAsync(Some.Order)).Status, _payments.Rows.Count).ShouldBe((503, 0));
    }

    [Test]
    public async Task An_unsigned_payment_is_refused_and_not_stored()
    {
        var response = await Some.AnswerAsync(_desk.Routes, Some.Request("POST", "/payments", Some.Order));

        (response.Status, _payments.Rows.Count).ShouldBe((401, 0));
    }

    private static readonly string[] Malformed =
    [
        "",
        "null",
        "[]",
        "42",
        "{",
        "{}",
        Some.Order + Some.Order,
        Some.Order.Replace("\"EUR\"", "null", StringComparison.Ordinal),
        Some.Order.Replace("1999", "\"1999\"", StringComparison.Ordinal),
        Some.Order.Replace("1999", "19.99", StringComparison.Ordinal),
        Some.Order.Replace("1999", "1e3", StringComparison.Ordinal),
        Some.Order.Replace("1999", "99999999999999999999", StringComparison.Ordinal),
        Some.Order.Replace("1999", "NaN", StringComparison.Ordinal),
        Some.Order.Replace("\"currency\"", "\"Currency\"", StringComparison.Ordinal),
        Some.Order.Replace("{", "{\"amount_minor\":1,", StringComparison.Ordinal),
        Some.Order.Replace("{", "{\"card_number\":\"4111111111111111\",", StringComparison.Ordinal),
        Some.Order.Replace("{", "{/* comment */", StringComparison.Ordinal),
        Some.Order.Replace("}", ",}", StringComparison.Ordinal),
        Some.Order.Replace("2026-11-20T11:59:00Z", "yesterday", StringComparison.Ordinal),
        Some.Order.Replace("order 42", "\\ud800", StringComparison.Ordinal),
        Some.Order.Replace("\"order 42\"", string.Concat(Enumerable.Repeat("[", 2000)), StringComparison.Ordinal),
    ];

    [TestCaseSource(nameof(Malformed))]
    public async Task Json_that_is_not_exactly_the_documented_object_is_refused(string body)
    {
        var response = await PostAsync(body);

        (response.Status, response.Text(), _payments.Rows.Count).ShouldBe((400,
            """{"error":{"code":"invalid_json","message":"the body must be the JSON object of the documentation: every key once, no other key, right types"}}""", 0));
    }

    [Test]
    public async Task Bytes_that_are_no_utf8_are_refused()
    {
        byte[] body = [.. Encoding.UTF8.GetBytes(Some.Order[..^3]), 0xFF, .. "\"}"u8];
        var timestamp = $"{_time.GetUtcNow().ToUnixTimeSeconds()}";
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{timestamp}."), .. body];
        var signature = System.Security.Cryptography.HMACSHA256.HashData(Encoding.UTF8.GetBytes(Some.WebhookKeyText), signed);
        var request = (Some.Request("POST", "/payments") with { Body = body })
            .With("Content-Type", "application/json")
            .With("X-Signature", $"t={timestamp},v1={Convert.ToHexStringLower(signature)}");

        (await Some.AnswerAsync(_desk.Routes, request)).Status.ShouldBe(400);
    }

    [TestCase("1999", "0", "amount_minor must be from 1 to 999999999999")]
    [TestCase("1999", "-1", "amount_minor must be from 1 to 999999999999")]
    [TestCase("1999", "1000000000000", "amount_minor must be from 1 to 999999999999")]
    [TestCase("EUR", "eur", "currency must be a code of ISO 4217 in capitals")]
    [TestCase("EUR", "XXX", "currency must be a code of ISO 4217 in capitals")]
    [TestCase("EUR", "", "currency must be a code of ISO 4217 in capitals")]
    [TestCase("evt-1", "", "idempotency_key must be 1 to 128 letters, digits or . _ : -")]
    [TestCase("evt-1", "a b", "idempotency_key must be 1 to 128 letters, digits or . _ : -")]
    [TestCase("evt-1", "'; DROP TABLE payments; --", "idempotency_key must be 1 to 128 letters, digits or . _ : -")]
    [TestCase("order 42", "", "reference must be 1 to 140 characters without control characters")]
    [TestCase("order 42", "a\\u0000b", "reference must be 1 to 140 characters without control characters")]
    [TestCase("order 42", "a\\nb", "reference must be 1 to 140 characters without control characters")]
    public async Task A_value_outside_its_range_is_refused_with_the_range(string from, string to, string message)
    {
        var response = await PostAsync(Some.Order.Replace(from, to, StringComparison.Ordinal));

        (response.Status, response.Text()).ShouldBe((422, $$$"""{"error":{"code":"invalid_payment","message":"{{{message}}}"}}"""));
    }

    [TestCase("1999", "1")]
    [TestCase("1999", "999999999999")]
    [TestCase("EUR", "JPY")]
    public async Task A_value_at_the_edge_of_its_range_is_accepted(string from, string to) =>
        (await PostAsync(Some.Order.Replace(from, to, StringComparison.Ordinal))).Status.ShouldBe(201);

    [Test]
    public async Task A_body_over_64_kib_is_refused_before_its_signature_is_looked_at() =>
        (await Some.AnswerAsync(_desk.Routes, Some.Request("POST", "/payments", new string(' ', (64 * 1024) + 1)))).Status.ShouldBe(413);

    [Test]
    public async Task A_body_of_another_media_type_is_refused() =>
        (await Some.AnswerAsync(_desk.Routes, Webhook(Some.Order).With("Content-Type", "text/plain"))).Status.ShouldBe(415);

    [Test]
    public async Task A_media_type_may_name_its_charset() =>
        (await Some.AnswerAsync(_desk.Routes, Webhook(Some.Order).With("Content-Type", "application/json; charset=utf-8"))).Status.ShouldBe(201);

    [Test]
    public async Task An_accepted_payment_can_be_read_as_it_was_answered()
    {
        var accepted = await PostAsync(Some.Order);

        var read = await GetAsync($"/payments/{_payments.Rows["evt-1"].Id}");

        (read.Status, read.Text()).ShouldBe((200, accepted.Text()));
    }

    [TestCase("00000000-0000-0000-0000-000000000000")]
    [TestCase("evt-1")]
    [TestCase("'%20OR%201=1")]
    public async Task A_payment_that_is_not_there_is_not_found(string id) => (await GetAsync($"/payments/{id}")).Status.ShouldBe(404);

    [Test]
    public async Task A_payment_is_shown_to_nobody_whom_api_gateway_has_not_authorized() =>
        (await Some.AnswerAsync(_desk.Routes, Some.Request("GET", "/payments/00000000-0000-0000-0000-000000000000").Signed(_time.GetUtcNow()))).Status.ShouldBe(403);

    private Task<ApiResponse> PostAsync(string body) => Some.AnswerAsync(_desk.Routes, Webhook(body));

    private Task<ApiResponse> GetAsync(string path) =>
        Some.AnswerAsync(_desk.Routes, Some.Request("GET", path).ByCaller());

    private ApiRequest Webhook(string body) => Some.Request("POST", "/payments", body).Signed(_time.GetUtcNow());
}
