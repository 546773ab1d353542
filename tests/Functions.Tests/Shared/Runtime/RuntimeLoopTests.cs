using System.Text;
using DrTerraform.Functions.Shared.Runtime;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.Shared.Runtime;

[TestFixture]
public sealed class RuntimeLoopTests
{
    [Test]
    public async Task An_answer_goes_to_the_request_it_belongs_to()
    {
        using var lambda = new FakeRuntimeApi();
        using var stop = new CancellationTokenSource();
        var running = RunAsync(lambda, stop, (invocation, _) => Task.FromResult(invocation.Event));

        lambda.Send("""{"n":1}""");
        var first = await lambda.AnswerAsync();
        lambda.Send("""{"n":2}""");
        var second = await lambda.AnswerAsync();

        await stop.CancelAsync();
        await running;
        (first.Path, first.Body, second.Path, second.Body).ShouldBe((
            "/2018-06-01/runtime/invocation/request-1/response", """{"n":1}""",
            "/2018-06-01/runtime/invocation/request-2/response", """{"n":2}"""));
    }

    [Test]
    public async Task A_handler_that_throws_is_reported_without_the_message_of_others_and_the_next_event_is_served()
    {
        using var lambda = new FakeRuntimeApi();
        using var stop = new CancellationTokenSource();
        var running = RunAsync(lambda, stop, (invocation, _) =>
            invocation.RequestId == "request-1" ? throw new InvalidOperationException("Password=hunter2") : Task.FromResult(invocation.Event));

        lambda.Send("{}");
        var report = await lambda.AnswerAsync();
        lambda.Send("{}");
        var answer = await lambda.AnswerAsync();

        await stop.CancelAsync();
        await running;
        (report.Path, report.Headers["Lambda-Runtime-Function-Error-Type"], report.Body, answer.Path).ShouldBe((
            "/2018-06-01/runtime/invocation/request-1/error",
            "InvalidOperationException",
            """{"errorType":"InvalidOperationException","errorMessage":"the event could not be handled; it is logged","stackTrace":[]}""",
            "/2018-06-01/runtime/invocation/request-2/response"));
    }

    [Test]
    public async Task Libraries_that_trace_find_the_trace_of_the_event_in_hand()
    {
        using var lambda = new FakeRuntimeApi();
        using var stop = new CancellationTokenSource();
        var running = RunAsync(lambda, stop, (_, _) => Task.FromResult<ReadOnlyMemory<byte>>(Encoding.UTF8.GetBytes(Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID") ?? "none")));

        lambda.Send("{}");
        var first = await lambda.AnswerAsync();
        lambda.Send("{}");
        var second = await lambda.AnswerAsync();

        await stop.CancelAsync();
        await running;
        (first.Body, second.Body).ShouldBe(("Root=1-1", "Root=1-2"));
    }

    [Test]
    public async Task A_handler_is_told_to_give_up_before_lambda_does()
    {
        using var lambda = new FakeRuntimeApi { TimeToDeadline = RuntimeLoop.Margin };
        using var stop = new CancellationTokenSource();
        var running = RunAsync(lambda, stop, async (_, cancellation) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(30), cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
            return Encoding.UTF8.GetBytes(cancellation.IsCancellationRequested ? "\"gave up\"" : "\"went on\"");
        });

        lambda.Send("{}");
        var answer = await lambda.AnswerAsync();

        await stop.CancelAsync();
        await running;
        answer.Body.ShouldBe("\"gave up\"");
    }

    [Test]
    public async Task An_event_in_hand_is_finished_before_the_loop_stops()
    {
        using var lambda = new FakeRuntimeApi();
        using var stop = new CancellationTokenSource();
        var running = RunAsync(lambda, stop, async (invocation, _) =>
        {
            await stop.CancelAsync();
            return invocation.Event;
        });

        lambda.Send("{}");
        await running;

        lambda.Posted.ShouldHaveSingleItem().Path.ShouldEndWith("/response");
    }

    [Test]
    public async Task A_loop_that_waits_stops_at_once()
    {
        using var lambda = new FakeRuntimeApi();
        using var stop = new CancellationTokenSource();
        var running = RunAsync(lambda, stop, (invocation, _) => Task.FromResult(invocation.Event));
        await lambda.Started;

        await stop.CancelAsync();

        await running.ShouldNotThrowAsync();
    }

    [Test]
    public async Task A_runtime_api_that_fails_ends_the_loop()
    {
        using var broken = new LoopbackServer(_ => Task.FromResult<Reply?>(new Reply(500, "{}")));
        using var api = new RuntimeApi(broken.HostAndPort);

        await Should.ThrowAsync<HttpRequestException>(() =>
            new RuntimeLoop(api, (invocation, _) => Task.FromResult(invocation.Event), Some.Log(), TimeProvider.System).RunAsync(CancellationToken.None));
    }

    private static async Task RunAsync(FakeRuntimeApi lambda, CancellationTokenSource stop, InvocationHandler handler)
    {
        using var api = new RuntimeApi(lambda.HostAndPort);
        await new RuntimeLoop(api, handler, Some.Log(), TimeProvider.System).RunAsync(stop.Token);
    }
}
