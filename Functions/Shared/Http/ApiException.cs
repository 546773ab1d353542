using System.Collections.ObjectModel;

namespace DrTerraform.Functions.Shared.Http;

/// <summary>A request cannot be served; the message goes to the client, so it tells nothing about the inside.</summary>
public sealed class ApiException(int status, string code, string message, Exception? cause = null) : Exception(message, cause)
{
    private const string RetryAfterSeconds = "5";

    /// <summary>The HTTP status of the answer.</summary>
    public int Status { get; } = status;

    /// <summary>What a program can decide by.</summary>
    public string Code { get; } = code;

    /// <summary>Headers of the answer.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>503 with <c>Retry-After</c>: nothing is wrong with the request, it should come again.</summary>
    public static ApiException Unavailable(string code, string message, Exception? cause = null) =>
        new(503, code, message, cause) { Headers = new Dictionary<string, string> { ["Retry-After"] = RetryAfterSeconds } };

    /// <summary>404.</summary>
    public static ApiException NotFound(string message) => new(404, "not_found", message);

    /// <summary>The answer that says so.</summary>
    public ApiResponse ToResponse() => ApiResponse.Error(Status, Code, Message) with { Headers = Headers };
}
