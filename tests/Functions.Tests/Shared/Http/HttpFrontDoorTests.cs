using System.Text;
using System.Text.Json;
using DrTerraform.Functions.Shared.Http;
using DrTerraform.Functions.Shared.Runtime;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.Shared.Http;

[TestFixture]
public sealed class HttpFrontDoorTests
{
    [Test]
    [Property("Requirement", "A-FN-2")]
    public async Task An_error_of_ours_is_a_500_that_tells_nothing()
    {
        var (status, body, _) = await AnswerAsync((_, _) => throw new InvalidOperationException("Host=db;Password=hunter2"));

        (status, body).ShouldBe((500, """{"error":{"code":"internal_error","message":"the request failed here; it is logged"}}"""));
    }

    [Test]
    public async Task An_error_of_ours_is_logged_by_its_type_and_place_and_not_by_its_message()
    {
        var (_, _, log) = await AnswerAsync((_, _) => throw new InvalidOperationException("Host=db;Password=hunter2"));

        log.ShouldSatisfyAllConditions(
            () => log.ShouldContain("System.InvalidOperationException"),
            () => log.ShouldContain(nameof(HttpFrontDoorTests)),
            () => log.ShouldNotContain("hunter2"));
    }

    [Test]
    public async Task A_refusal_keeps_its_headers()
    {
        var (status, _, _) = await AnswerAsync((_, _) => throw ApiException.Unavailable("role_unknown", "try again"));

        status.ShouldBe(503);
    }

    [Test]
    public async Task A_request_that_runs_out_of_time_is_told_to_come_again()
    {
        using var late = new CancellationTokenSource();
        await late.CancelAsync();

        var (status, body, _) = await AnswerAsync((_, cancellation) => Task.FromCanceled<ApiResponse>(cancellation), late.Token);

        (status, body).ShouldBe((503, """{"error":{"code":"deadline","message":"no answer in time; try again"}}"""));
    }

    [Test]
    public async Task Each_request_is_logged_with_its_route_and_status()
    {
        var (_, _, log) = await AnswerAsync((_, _) => Task.FromResult(new ApiResponse(204)));

        log.ShouldContain("\"method\":\"GET\",\"route\":\"/x\",\"status\":204");
    }

    [Test]
    public async Task A_refused_request_is_logged_with_the_reason()
    {
        var (_, _, log) = await AnswerAsync((_, _) => throw new ApiException(409, "idempotency_key_reused", "use a new one"));

        log.ShouldContain("\"status\":409,\"refusal\":\"idempotency_key_reused\"");
    }

    private static async Task<(int Status, string? Body, string Log)> AnswerAsync(ApiHandler handler, CancellationToken cancellation = default)
    {
        using var output = new MemoryStream();
        var door = new HttpFrontDoor(new Router(new Route("GET", "/x", handler)), Some.Log(output), new ManualTime());

        var answer = await door.AnswerAsync(new Invocation("r", default, Encoding.UTF8.GetBytes(Some.Event("GET", "/x"))), cancellation);

        using var json = JsonDocument.Parse(answer);
        return (json.RootElement.GetProperty("statusCode").GetInt32(), json.RootElement.GetProperty("body").GetString(), Encoding.UTF8.GetString(output.ToArray()));
    }
}
