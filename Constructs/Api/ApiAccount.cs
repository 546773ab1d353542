using DrTerraform.Constructs.Foundation;
using HashiCorp.Cdktf.Providers.Aws.ApiGatewayAccount;

namespace DrTerraform.Constructs.Api;

/// <summary>What an <see cref="ApiAccount"/> is given.</summary>
public sealed record ApiAccountProps
{
    /// <summary>The region.</summary>
    public required Placement Placement { get; init; }
}

/// <summary>The right of API Gateway to write logs in a region.</summary>
/// <remarks>
/// AWS keeps one such setting per account and region. Two deployments in one account and region share it, and the last one to be
/// destroyed leaves the name of a gone role behind in it, which breaks no API, only its logs. The provider could empty it
/// (<c>reset_on_delete</c>), but has deprecated that, and warns.
/// </remarks>
public sealed class ApiAccount : Construct
{
    /// <summary>Declares the setting.</summary>
    public ApiAccount(Construct scope, string id, ApiAccountProps props)
        : base(scope, id)
    {
        var writer = new ServiceRole(this, "LogWriter", new ServiceRoleProps
        {
            Placement = props.Placement,
            Purpose = "api-logs",
            Service = "apigateway.amazonaws.com",
            SendsSourceAccount = false,
            ManagedPolicies = ["arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"],
        });
        Resource = new ApiGatewayAccount(this, "Account", new ApiGatewayAccountConfig
        {
            Provider = props.Placement.Provider,
            CloudwatchRoleArn = writer.Arn,
            DependsOn = writer.Grants,
        });
    }

    /// <summary>The setting, for stages that must wait for it.</summary>
    public ApiGatewayAccount Resource { get; }
}
