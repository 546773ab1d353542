using DrTerraform.Constructs.Foundation;
using HashiCorp.Cdktf.Providers.Aws.LambdaPermission;

namespace DrTerraform.Constructs.Api;

/// <summary>The right of one API to call the functions behind its routes.</summary>
internal static class InvokeRights
{
    /// <summary>Declares a permission for each function.</summary>
    public static void Grant(Construct api, Placement placement, string apiId, IEnumerable<ApiRoute> routes)
    {
        foreach (var function in routes.Select(route => route.Function).Distinct())
        {
            _ = new LambdaPermission(api, $"Invoke{function.Node.Id}", new LambdaPermissionConfig
            {
                Provider = placement.Provider,
                FunctionName = function.Name,
                Action = "lambda:InvokeFunction",
                Principal = "apigateway.amazonaws.com",
                SourceArn = $"{placement.Arn("execute-api", apiId)}/*/*",
                DependsOn = new ITerraformDependable[] { function.Resource },
            });
        }
    }
}
