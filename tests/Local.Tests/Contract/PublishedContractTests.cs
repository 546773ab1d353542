using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DrTerraform.Functions.Tests.Contract;
using DrTerraform.Local.Api;
using DrTerraform.Local.Tests.Support;

namespace DrTerraform.Local.Tests.Contract;

/// <summary>What the published functions answer over HTTP, against the description of the API. The attacks are held against it where they are sent.</summary>
[TestFixture(ApiKind.Rest)]
[TestFixture(ApiKind.Http)]
[Category("Local")]
public sealed class PublishedContractTests(ApiKind kind)
{
    private RunningSite _running = null!;

    private Client Client => _running.Client;

    [OneTimeSetUp]
    public async Task StartAsync() => _running = await RunningSite.StartAsync(kind);

    [OneTimeTearDown]
    public async Task StopAsync() => await _running.DisposeAsync();

    [Test]
    [Property("Requirement", "A-FN-2")]
    public async Task The_life_of_a_payment_is_answered_as_described()
    {
        using var paid = await Client.PayAsync(Client.Order("contract"));
        using var other = await Client.PayAsync(Client.Order("contract", amountMinor: 1));
        using var refused = await Client.PayAsync(Client.Order("contract", amountMinor: 0));
        var path = $"/payments/{(await paid.Content.ReadFromJsonAsync<JsonNode>())!["id"]}";
        using var found = await Client.CallAsync(HttpMethod.Get, path);
        using var unsigned = await Client.GetAsync(path);

        await ShouldBeDescribedAsync((201, paid), (409, other), (422, refused), (200, found), (403, unsigned));
    }

    [TestCase("""'); DROP TABLE payments; --""")]
    [TestCase("""x' OR '1'='1""")]
    [TestCase("""{"level":"INFO","message":"request"}""")]
    [TestCase("""${jndi:ldap://x} %s {0} <script>""")]
    public async Task A_reference_that_looks_like_code_is_kept_to_the_letter(string reference)
    {
        var order = JsonNode.Parse(Client.Order($"{Guid.NewGuid()}"))!;
        order["reference"] = reference;
        using var paid = await Client.PayAsync(order.ToJsonString());
        using var found = await Client.CallAsync(HttpMethod.Get, $"/payments/{(await paid.Content.ReadFromJsonAsync<JsonNode>())!["id"]}");

        ((string?)(await found.Content.ReadFromJsonAsync<JsonNode>())!["reference"]).ShouldBe(reference);
        await ShouldBeDescribedAsync((201, paid), (200, found));
    }

    [Test]
    [Property("Requirement", "A-SES-1")]
    public async Task The_life_of_a_session_is_answered_as_described()
    {
        const string path = "/sessions/contract";
        const string content = """{"ttl_seconds":60,"data":{"cart":["a"]}}""";
        using var made = await Client.CallAsync(HttpMethod.Put, path, content, ("If-None-Match", "*"));
        using var changed = await Client.CallAsync(HttpMethod.Put, path, content, ("If-Match", "\"1\""));
        using var late = await Client.CallAsync(HttpMethod.Put, path, content, ("If-Match", "\"1\""));
        using var read = await Client.CallAsync(HttpMethod.Get, path);
        using var deleted = await Client.CallAsync(HttpMethod.Delete, path, null, ("If-Match", "\"2\""));
        using var gone = await Client.CallAsync(HttpMethod.Get, path);

        await ShouldBeDescribedAsync((201, made), (200, changed), (412, late), (200, read), (204, deleted), (404, gone));
    }

    [Test]
    public async Task The_health_of_the_active_region_is_answered_as_described()
    {
        using var health = await Client.GetAsync("/health");
        using var standby = await Client.GetAsync("/standby");
        using var ready = await Client.GetAsync("/ready");

        await ShouldBeDescribedAsync((200, health), (503, standby), (200, ready));
    }

    private static async Task ShouldBeDescribedAsync(params (int Status, HttpResponseMessage Answer)[] answers)
    {
        foreach (var (status, answer) in answers)
        {
            var headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value));
            var request = answer.RequestMessage!;

            ((int)answer.StatusCode).ShouldBe(status);
            ApiDescription.Current.Problems(request.Method.Method, request.RequestUri!.AbsolutePath, status, headers, await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
        }
    }
}
