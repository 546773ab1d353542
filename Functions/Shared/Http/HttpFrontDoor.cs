using DrTerraform.Functions.Shared.Logging;
using DrTerraform.Functions.Shared.Runtime;

namespace DrTerraform.Functions.Shared.Http;

/// <summary>Turns invocations by API Gateway into requests for the routes, and whatever happens there into an answer and one log line.</summary>
public sealed class HttpFrontDoor(Router router, Log log, TimeProvider time)
{
    /// <summary>Answers one invocation. Every request gets an HTTP answer; only an event that is no request is an error of the function.</summary>
    public async Task<ReadOnlyMemory<byte>> AnswerAsync(Invocation invocation, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var request = ProxyEvent.Read(invocation.Event.Span);
        var template = "none";
        string? refusal = null;
        ApiResponse response;
        try
        {
            var (route, matched) = router.Find(request);
            template = route.Template;
            response = await route.Handler(matched, cancellation);
        }
        catch (ApiException refused)
        {
            response = refused.ToResponse();
            refusal = refused.Code;
            if (refused.Status >= 500)
            {
                log.Warn("request not served", ("code", refused.Code), ("cause", refused.InnerException?.GetType().Name));
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            response = ApiException.Unavailable("deadline", "no answer in time; try again").ToResponse();
            refusal = "deadline";
            log.Warn("request not served", ("code", refusal));
        }
        catch (Exception problem)
        {
            response = ApiResponse.Error(500, "internal_error", "the request failed here; it is logged");
            log.Error("request failed", ("exception", problem.GetType().FullName), ("at", FirstFrame(problem)));
        }

        var milliseconds = Math.Round(time.GetElapsedTime(start).TotalMilliseconds, 3);
        log.Count(Metric.RequestDuration, milliseconds);
        log.Count(Metric.RequestsRefused, response.Status is >= 400 and < 500 ? 1 : 0);
        log.Count(Metric.RequestsFailed, response.Status >= 500 ? 1 : 0);
        log.Report("request", ("method", request.Method), ("route", template), ("status", response.Status), ("refusal", refusal));
        return ProxyEvent.Write(response);
    }

    // Where it happened is safe to log; what the exception says may not be.
    private static string? FirstFrame(Exception problem) => problem.StackTrace?.Split('\n', 2)[0].Trim();
}
