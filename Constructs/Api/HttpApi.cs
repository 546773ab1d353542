using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.Apigatewayv2Api;
using HashiCorp.Cdktf.Providers.Aws.Apigatewayv2Integration;
using HashiCorp.Cdktf.Providers.Aws.Apigatewayv2Route;
using HashiCorp.Cdktf.Providers.Aws.Apigatewayv2Stage;

namespace DrTerraform.Constructs.Api;

/// <summary>What an <see cref="HttpApi"/> is given.</summary>
public sealed record HttpApiProps
{
    /// <summary>Where the API goes.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The operations.</summary>
    public required IReadOnlyList<ApiRoute> Routes { get; init; }

    /// <summary>Throttling. The stage is the default one, whose name no path holds.</summary>
    public required ApiSettings Settings { get; init; }

    /// <summary>ARN of the region's key.</summary>
    public required string KeyArn { get; init; }

    /// <summary>Days that the access log is kept.</summary>
    public required int LogRetentionDays { get; init; }
}

/// <summary>A region's HTTP API, which is regional by nature: every change is deployed at once, with throttling and an access log.</summary>
public sealed class HttpApi : Construct
{
    private const string DefaultStage = "$default";

    /// <summary>Declares the API.</summary>
    public HttpApi(Construct scope, string id, HttpApiProps props)
        : base(scope, id)
    {
        var placement = props.Placement;
        var provider = placement.Provider;

        var api = new Apigatewayv2Api(this, "Api", new Apigatewayv2ApiConfig
        {
            Provider = provider,
            Name = placement.Names.Of(Named.Api),
            ProtocolType = "HTTP",
        });
        Id = api.Id;
        Host = $"{Id}.execute-api.{placement.Region}.amazonaws.com";

        var integrations = props.Routes.Select(route => route.Function).Distinct().ToDictionary(function => function, function => new Apigatewayv2Integration(
            this, $"To{function.Node.Id}", new Apigatewayv2IntegrationConfig
            {
                Provider = provider,
                ApiId = Id,
                IntegrationType = "AWS_PROXY",
                IntegrationMethod = "POST",
                IntegrationUri = function.Resource.InvokeArn,
                PayloadFormatVersion = "2.0",
            }).Id);
        foreach (var route in props.Routes)
        {
            _ = new Apigatewayv2Route(this, $"{ConstructId.Of(route.Method)}{ConstructId.Of(route.Path.Trim('/'))}", new Apigatewayv2RouteConfig
            {
                Provider = provider,
                ApiId = Id,
                RouteKey = $"{route.Method.ToUpperInvariant()} {route.Path}",
                Target = $"integrations/{integrations[route.Function]}",
                AuthorizationType = route.Caller == ApiCaller.SignedByIam ? "AWS_IAM" : "NONE",
            });
        }

        var logs = AccessLog.Declare(this, placement, props.KeyArn, props.LogRetentionDays);
        Stage = new Apigatewayv2Stage(this, "Stage", new Apigatewayv2StageConfig
        {
            Provider = provider,
            ApiId = Id,
            Name = DefaultStage,
            AutoDeploy = true,
            AccessLogSettings = new Apigatewayv2StageAccessLogSettings { DestinationArn = logs.Arn, Format = AccessLog.Format("$context.routeKey") },
            DefaultRouteSettings = new Apigatewayv2StageDefaultRouteSettings
            {
                DetailedMetricsEnabled = true,
                ThrottlingRateLimit = props.Settings.RequestsPerSecond,
                ThrottlingBurstLimit = props.Settings.Burst,
            },
            DependsOn = new ITerraformDependable[] { logs.Resource },
        }).Name;
        InvokeRights.Grant(this, placement, Id, props.Routes);
    }

    /// <summary>The API's id.</summary>
    public string Id { get; }

    /// <summary>Name of the stage, once it exists.</summary>
    public string Stage { get; }

    /// <summary>The host at which the API answers without any DNS record of ours: what the health checks call.</summary>
    public string Host { get; }
}
