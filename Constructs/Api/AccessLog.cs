using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;

namespace DrTerraform.Constructs.Api;

/// <summary>The access log of an API: what an auditor asks of a request, and nothing of its content.</summary>
internal static class AccessLog
{
    /// <summary>Declares the log's group.</summary>
    public static LogGroup Declare(Construct api, Placement placement, string keyArn, int retentionDays) => new(api, "AccessLogs", new LogGroupProps
    {
        Placement = placement,
        Name = $"/api/{placement.Names.Of(Named.Logs, "access")}",
        RetentionDays = retentionDays,
        KeyArn = keyArn,
    });

    /// <summary>The line of a request.</summary>
    /// <param name="path">API Gateway's variable of the route's path, which REST and HTTP APIs call by different names.</param>
    public static string Format(string path) =>
        $$"""{"requestId":"$context.requestId","time":"$context.requestTimeEpoch","ip":"$context.identity.sourceIp","caller":"$context.identity.userArn","method":"$context.httpMethod","path":"{{path}}","status":"$context.status","latencyMs":"$context.responseLatency","integrationError":"$context.integrationErrorMessage"}""";
}
