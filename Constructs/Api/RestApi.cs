using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayDeployment;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayMethodSettings;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayRestApi;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayStage;

namespace DrTerraform.Constructs.Api;

/// <summary>What a <see cref="RestApi"/> is given.</summary>
public sealed record RestApiProps
{
    /// <summary>Where the API goes.</summary>
    public required Placement Placement { get; init; }

    /// <summary>Stage and throttling.</summary>
    public required ApiSettings Settings { get; init; }

    /// <summary>The operations.</summary>
    public required IReadOnlyList<ApiRoute> Routes { get; init; }

    /// <summary>ARN of the region's key.</summary>
    public required string KeyArn { get; init; }

    /// <summary>Days that the access log is kept.</summary>
    public required int LogRetentionDays { get; init; }
}

/// <summary>A region's REST API: regional, throttled, with an access log.</summary>
public sealed class RestApi : Construct
{
    /// <summary>Declares the API.</summary>
    public RestApi(Construct scope, string id, RestApiProps props)
        : base(scope, id)
    {
        var (placement, settings) = (props.Placement, props.Settings);
        var provider = placement.Provider;
        Name = placement.Names.Of(Named.Api);
        Stage = settings.Stage;

        var body = OpenApiBody.Of(placement, Name, props.Routes);
        var api = new ApiGatewayRestApi(this, "Api", new ApiGatewayRestApiConfig
        {
            Provider = provider,
            Name = Name,
            Body = body,
            EndpointConfiguration = new ApiGatewayRestApiEndpointConfiguration { Types = ["REGIONAL"] },
        });
        Id = api.Id;
        Host = $"{Id}.execute-api.{placement.Region}.amazonaws.com";

        // A deployment is a snapshot: a changed body must make a new one before the old one goes.
        var deployment = new ApiGatewayDeployment(this, "Deployment", new ApiGatewayDeploymentConfig
        {
            Provider = provider,
            RestApiId = Id,
            Triggers = new Dictionary<string, string> { ["body"] = Fn.Sha256(api.Body) },
            Lifecycle = new TerraformResourceLifecycle { CreateBeforeDestroy = true },
        });
        var logs = AccessLog.Declare(this, placement, props.KeyArn, props.LogRetentionDays);
        var account = new ApiAccount(this, "Account", new ApiAccountProps { Placement = placement });
        var stage = new ApiGatewayStage(this, "Stage", new ApiGatewayStageConfig
        {
            Provider = provider,
            RestApiId = Id,
            StageName = settings.Stage,
            DeploymentId = deployment.Id,
            AccessLogSettings = new ApiGatewayStageAccessLogSettings { DestinationArn = logs.Arn, Format = AccessLog.Format("$context.resourcePath") },
            DependsOn = new ITerraformDependable[] { account.Resource, logs.Resource },
        });
        _ = new ApiGatewayMethodSettings(this, "Throttling", new ApiGatewayMethodSettingsConfig
        {
            Provider = provider,
            RestApiId = Id,
            StageName = stage.StageName,
            MethodPath = "*/*",
            Settings = new ApiGatewayMethodSettingsSettings
            {
                MetricsEnabled = true,
                LoggingLevel = "ERROR",
                DataTraceEnabled = false,
                ThrottlingRateLimit = settings.RequestsPerSecond,
                ThrottlingBurstLimit = settings.Burst,
            },
        });

        InvokeRights.Grant(this, placement, Id, props.Routes);
    }

    /// <summary>The API's name, by which CloudWatch knows it.</summary>
    public string Name { get; }

    /// <summary>The API's id.</summary>
    public string Id { get; }

    /// <summary>Name of the stage.</summary>
    public string Stage { get; }

    /// <summary>The host at which the API answers without any DNS record of ours: what the health checks call.</summary>
    public string Host { get; }
}
