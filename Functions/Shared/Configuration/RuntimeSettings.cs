using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Logging;

namespace DrTerraform.Functions.Shared.Configuration;

/// <summary>What every function is told by its environment.</summary>
public sealed record RuntimeSettings
{
    /// <summary>The region the function runs in.</summary>
    public required string Region { get; init; }

    /// <summary>Credentials of the function's role.</summary>
    public required AwsCredentials Credentials { get; init; }

    /// <summary>Where AWS calls go instead of AWS (an emulator), or null.</summary>
    public required Uri? EndpointOverride { get; init; }

    /// <summary>Least level that is logged.</summary>
    public required LogLevel LogLevel { get; init; }

    /// <summary>Reads the settings; problems stay in the reader until <see cref="EnvironmentReader.ThrowIfIncomplete"/>.</summary>
    public static RuntimeSettings Read(EnvironmentReader environment) => new()
    {
        Region = environment.Required("AWS_REGION"),
        Credentials = new AwsCredentials(
            environment.Required("AWS_ACCESS_KEY_ID"),
            environment.Required("AWS_SECRET_ACCESS_KEY"),
            environment.Optional("AWS_SESSION_TOKEN")),
        EndpointOverride = ReadEndpoint(environment),
        LogLevel = ReadLogLevel(environment),
    };

    /// <summary>A client of a JSON service in the function's own region, by its own role.</summary>
    public AwsJsonClient JsonClient(HttpClient http, AwsService service, TimeProvider time) => new(http, service, Region, Credentials, EndpointOverride, time);

    /// <summary>A client of a service that takes forms, in the function's own region, by its own role.</summary>
    /// <param name="http">The connections.</param>
    /// <param name="service">The service's name in addresses, e.g. <c>rds</c>.</param>
    /// <param name="version">The version of its interface.</param>
    /// <param name="time">The clock.</param>
    /// <param name="attemptTimeout">How long one attempt may take; null: a second.</param>
    public AwsQueryClient QueryClient(HttpClient http, string service, string version, TimeProvider time, TimeSpan? attemptTimeout = null) =>
        new(http, service, version, Region, Credentials, EndpointOverride, time, attemptTimeout);

    private static LogLevel ReadLogLevel(EnvironmentReader environment)
    {
        var text = environment.Required("DR_LOG_LEVEL");
        switch (text)
        {
            case "debug":
                return LogLevel.Debug;
            case "" or "info":
                return LogLevel.Info;
            case "warn":
                return LogLevel.Warn;
            case "error":
                return LogLevel.Error;
            default:
                environment.Wrong("DR_LOG_LEVEL", text, "debug, info, warn or error");
                return LogLevel.Info;
        }
    }

    private static Uri? ReadEndpoint(EnvironmentReader environment)
    {
        if (environment.Optional("AWS_ENDPOINT_URL") is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var endpoint) && (endpoint.Scheme == Uri.UriSchemeHttp || endpoint.Scheme == Uri.UriSchemeHttps))
        {
            return endpoint;
        }

        environment.Wrong("AWS_ENDPOINT_URL", text, "an http or https address");
        return null;
    }
}
