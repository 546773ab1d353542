using DrTerraform.Functions.PaymentWebhook.Sessions;
using DrTerraform.Functions.PaymentWebhook.Signing;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Http;
using DrTerraform.Functions.Shared.Roles;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.PaymentWebhook.Sessions;

[TestFixture]
public sealed class SessionDeskTests
{
    private const string Path = "/sessions/s-1";
    private const string Content = """{"ttl_seconds":60,"data":{"cart":["a"]}}""";

    private ManualTime _time = null!;
    private MemorySessions _sessions = null!;
    private FixedRole _role = null!;
    private SessionDesk _desk = null!;

    [SetUp]
    public void Prepare()
    {
        _time = new ManualTime();
        _sessions = new MemorySessions();
        _role = new FixedRole(new RoleRecord(Some.Region, 7));
        _desk = new SessionDesk(
            new RoleFence(_role, Some.Region, _time), _sessions, Some.Log(), _time);
    }

    [Test]
    [Property("Requirement", "A-SES-1")]
    public async Task A_new_session_has_version_one_and_its_time_to_live()
    {
        var response = await CreateAsync();

        (response.Status, response.Headers["ETag"], response.Text()).ShouldBe(
            (201, "\"1\"", """{"id":"s-1","version":1,"expires_at":"2026-11-20T12:01:00+00:00","data":{"cart":["a"]}}"""));
    }

    [Test]
    public async Task A_session_can_be_read_until_it_expires()
    {
        await CreateAsync();
        var before = await SendAsync("GET");
        _time.Advance(TimeSpan.FromSeconds(60));
        var after = await SendAsync("GET");

        (before.Status, after.Status).ShouldBe((200, 404));
    }

    [Test]
    public async Task A_change_counts_the_version_up()
    {
        await CreateAsync();

        var response = await SendAsync("PUT", Content, ("If-Match", "\"1\""));

        (response.Status, response.Headers["ETag"]).ShouldBe((200, "\"2\""));
    }

    [Test]
    public async Task Of_two_changes_to_one_version_the_second_is_refused()
    {
        await CreateAsync();
        await SendAsync("PUT", Content, ("If-Match", "\"1\""));

        (await SendAsync("PUT", """{"ttl_seconds":60,"data":{}}""", ("If-Match", "\"1\""))).Status.ShouldBe(412);
    }

    [Test]
    public async Task A_session_that_is_there_is_not_made_anew()
    {
        await CreateAsync();

        (await CreateAsync()).Status.ShouldBe(412);
    }

    [Test]
    public async Task An_expired_session_may_be_made_anew_and_not_be_changed()
    {
        await CreateAsync();
        _time.Advance(TimeSpan.FromSeconds(60));

        var changed = await SendAsync("PUT", Content, ("If-Match", "\"1\""));
        var created = await CreateAsync();

        (changed.Status, created.Status).ShouldBe((412, 201));
    }

    [Test]
    public async Task A_session_is_deleted_at_its_version()
    {
        await CreateAsync();
        var stale = await SendAsync("DELETE", "", ("If-Match", "\"2\""));
        var deleted = await SendAsync("DELETE", "", ("If-Match", "\"1\""));

        (stale.Status, deleted.Status, _sessions.Items.Count).ShouldBe((412, 204, 0));
    }

    [TestCase("PUT", null, null, 428)]
    [TestCase("DELETE", null, null, 428)]
    [TestCase("PUT", "1", null, 400)]
    [TestCase("PUT", "\"\"", null, 400)]
    [TestCase("PUT", "\"0\"", null, 400)]
    [TestCase("PUT", "\"-1\"", null, 400)]
    [TestCase("PUT", "\"9223372036854775807\"", null, 400)]
    [TestCase("PUT", "\"1\"", "*", 400)]
    [TestCase("PUT", null, "\"1\"", 400)]
    [TestCase("DELETE", null, "*", 400)]
    [TestCase("DELETE", "*", null, 400)]
    public async Task A_change_says_which_version_it_is_based_on(string method, string? match, string? noneMatch, int status)
    {
        var headers = new List<(string, string)>();
        if (match is not null)
        {
            headers.Add(("If-Match", match));
        }

        if (noneMatch is not null)
        {
            headers.Add(("If-None-Match", noneMatch));
        }

        (await SendAsync(method, method == "PUT" ? Content : "", [.. headers])).Status.ShouldBe(status);
    }

    [TestCase("""{"ttl_seconds":0,"data":{}}""", 422)]
    [TestCase("""{"ttl_seconds":86401,"data":{}}""", 422)]
    [TestCase("""{"ttl_seconds":86400,"data":{}}""", 201)]
    [TestCase("""{"ttl_seconds":60,"data":[]}""", 422)]
    [TestCase("""{"ttl_seconds":60,"data":"x"}""", 422)]
    [TestCase("""{"ttl_seconds":60}""", 400)]
    [TestCase("""{"ttl_seconds":60,"data":{},"admin":true}""", 400)]
    [TestCase("""{"ttl_seconds":60,"data":{"a":1,"a":2}}""", 400)]
    [TestCase("""{"ttl_seconds":"60","data":{}}""", 400)]
    public async Task Content_is_checked(string content, int status) =>
        (await SendAsync("PUT", content, ("If-None-Match", "*"))).Status.ShouldBe(status);

    [TestCase("/sessions/a%2Fb")]
    [TestCase("/sessions/a b")]
    [TestCase("/sessions/ä")]
    public async Task An_id_has_plain_letters_only(string path) => (await SendAsync("GET", path: path)).Status.ShouldBe(400);

    [Test]
    public async Task A_waiting_region_changes_no_session()
    {
        _role.Record = new RoleRecord(Some.OtherRegion, 8);

        ((await CreateAsync()).Status, _sessions.Items.Count).ShouldBe((503, 0));
    }

    [Test]
    public async Task A_table_that_does_not_answer_has_the_client_come_again()
    {
        _sessions.Failure = new AwsException("GetItem", "InternalServerError", 500);

        var response = await SendAsync("GET");

        (response.Status, response.Headers["Retry-After"]).ShouldBe((503, "5"));
    }

    [Test]
    public async Task A_session_is_shown_to_nobody_whom_api_gateway_has_not_authorized() =>
        (await Some.AnswerAsync(_desk.Routes, Some.Request("GET", Path).Signed(_time.GetUtcNow()))).Status.ShouldBe(403);

    private Task<ApiResponse> CreateAsync() => SendAsync("PUT", Content, ("If-None-Match", "*"));

    private Task<ApiResponse> SendAsync(string method, string body = "", params (string Name, string Value)[] headers) => SendAsync(method, Path, body, headers);

    private Task<ApiResponse> SendAsync(string method, string path, string body = "", params (string Name, string Value)[] headers) => Some.AnswerAsync(
        _desk.Routes,
        headers.Aggregate(
            Some.Request(method, path, body).ByCaller(),
            (request, header) => request.With(header.Name, header.Value)));
}
