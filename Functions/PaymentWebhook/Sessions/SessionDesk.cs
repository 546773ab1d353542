using System.Globalization;
using System.Text.Json;
using DrTerraform.Functions.PaymentWebhook.Signing;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Http;
using DrTerraform.Functions.Shared.Logging;
using DrTerraform.Functions.Shared.Roles;

namespace DrTerraform.Functions.PaymentWebhook.Sessions;

/// <summary>
/// Keeps sessions. A change names the version it is based on (<c>If-Match: "3"</c>, or <c>If-None-Match: *</c> for a new session), so
/// that of two changes at once one is refused instead of lost.
/// </summary>
internal sealed class SessionDesk(RoleFence fence, ISessions sessions, Log log, TimeProvider time)
{
    public const int LongestLifeSeconds = 86_400;
    public const int LongestId = 128;

    private const string Path = "/sessions/{id}";

    public IReadOnlyList<Route> Routes =>
    [
        new("GET", Path, ShowAsync),
        new("PUT", Path, PutAsync),
        new("DELETE", Path, DeleteAsync),
    ];

    private async Task<ApiResponse> ShowAsync(ApiRequest request, CancellationToken cancellation)
    {
        var id = Admit(request);
        var session = await OrUnavailableAsync(sessions.FindAsync(id, cancellation));
        return session is not null && session.ExpiresAt > time.GetUtcNow()
            ? Answer(200, session)
            : throw ApiException.NotFound("there is no such session");
    }

    private async Task<ApiResponse> PutAsync(ApiRequest request, CancellationToken cancellation)
    {
        var id = Admit(request);
        var stored = StoredVersion(request, mayBeNew: true);
        var content = StrictJson.Read(request, PaymentContext.Default.SessionContent);
        if (content.TtlSeconds is < 1 or > LongestLifeSeconds || content.Data.ValueKind != JsonValueKind.Object)
        {
            throw new ApiException(422, "invalid_session", $"ttl_seconds must be from 1 to {LongestLifeSeconds} and data a JSON object");
        }

        _ = await fence.EpochForWritingAsync(cancellation);
        var now = time.GetUtcNow();

        // DynamoDB's TTL counts whole seconds; so does the answer.
        var expiresAt = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds() + content.TtlSeconds);
        var session = new Session(id, (stored ?? 0) + 1, content.Data.GetRawText(), expiresAt);
        var done = await OrUnavailableAsync(stored is { } version
            ? sessions.ReplaceAsync(session, version, now, cancellation)
            : sessions.CreateAsync(session, now, cancellation));
        return done ? Answer(stored is null ? 201 : 200, session) : throw Conflict();
    }

    private async Task<ApiResponse> DeleteAsync(ApiRequest request, CancellationToken cancellation)
    {
        var id = Admit(request);
        var stored = StoredVersion(request, mayBeNew: false) ?? 0;
        _ = await fence.EpochForWritingAsync(cancellation);
        return await OrUnavailableAsync(sessions.DeleteAsync(id, stored, cancellation)) ? new ApiResponse(204) : throw Conflict();
    }

    private static string Admit(ApiRequest request)
    {
        CallerGate.Pass(request);
        StrictJson.CheckSize(request);
        var id = request.PathParameters["id"];
        return id.Length <= LongestId && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-')
            ? id
            : throw new ApiException(400, "invalid_session_id", $"a session id is 1 to {LongestId} letters, digits or . _ -");
    }

    private static long? StoredVersion(ApiRequest request, bool mayBeNew)
    {
        var wanted = mayBeNew ? "send If-Match: \"<version>\" to change a session or If-None-Match: * to make one" : "send If-Match: \"<version>\"";
        return (request.Header("If-Match"), request.Header("If-None-Match")) switch
        {
            (null, "*") when mayBeNew => null,
            ({ } tag, null) when VersionIn(tag) is { } version => version,
            (null, null) => throw new ApiException(428, "precondition_required", wanted),
            _ => throw new ApiException(400, "invalid_precondition", wanted),
        };
    }

    private static long? VersionIn(string tag) =>
        tag.Length > 2 && tag[0] == '"' && tag[^1] == '"'
        && long.TryParse(tag.AsSpan(1, tag.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        && version is > 0 and < long.MaxValue
            ? version
            : null;

    private static ApiResponse Answer(int status, Session session) =>
        ApiResponse.Json(status, SessionView.Of(session), PaymentContext.Default.SessionView) with
        {
            Headers = new Dictionary<string, string> { ["ETag"] = $"\"{session.Version}\"" },
        };

    private static ApiException Conflict() => new(412, "version_conflict", "the session is not at this version; read it again");

    private async Task<T> OrUnavailableAsync<T>(Task<T> work)
    {
        try
        {
            return await work;
        }
        catch (AwsException problem)
        {
            log.Warn("sessions table", ("code", problem.Code), ("status", problem.Status));
            throw ApiException.Unavailable("sessions_unavailable", "sessions cannot be kept now; try again", problem);
        }
    }
}
