using System.Text.RegularExpressions;
using DrTerraform.Constructs.Foundation;

namespace DrTerraform.Constructs.Api;

/// <summary>The routes as the OpenAPI document that API Gateway imports whole: what is deployed can never be half of an update.</summary>
internal static partial class OpenApiBody
{
    /// <summary>Renders the document.</summary>
    public static string Of(Placement placement, string title, IEnumerable<ApiRoute> routes) => TokenJson.Of(
        new Dictionary<string, object>
        {
            ["openapi"] = "3.0.1",
            ["info"] = new { title, version = "1" },
            ["paths"] = routes.GroupBy(route => route.Path).ToDictionary(
                path => path.Key,
                path => path.ToDictionary(route => route.Method, route => Operation(placement, route))),
            ["components"] = new
            {
                securitySchemes = new
                {
                    sigv4 = new Dictionary<string, object>
                    {
                        ["type"] = "apiKey",
                        ["name"] = "Authorization",
                        ["in"] = "header",
                        ["x-amazon-apigateway-authtype"] = "awsSigv4",
                    },
                },
            },
        });

    private static Dictionary<string, object> Operation(Placement placement, ApiRoute route)
    {
        var operation = new Dictionary<string, object>
        {
            ["parameters"] = PathParameter().Matches(route.Path).Select(match => new Dictionary<string, object>
            {
                ["name"] = match.Groups[1].Value,
                ["in"] = "path",
                ["required"] = true,
                ["schema"] = new { type = "string" },
            }),
            ["responses"] = new Dictionary<string, object> { ["default"] = new { description = "as the function answers" } },
            ["x-amazon-apigateway-integration"] = new Dictionary<string, object>
            {
                ["type"] = "aws_proxy",
                ["httpMethod"] = "POST",
                ["uri"] = $"arn:aws:apigateway:{placement.Region}:lambda:path/2015-03-31/functions/{route.Function.Arn}/invocations",
            },
        };
        if (route.Caller == ApiCaller.SignedByIam)
        {
            operation["security"] = new[] { new Dictionary<string, object> { ["sigv4"] = Array.Empty<string>() } };
        }

        return operation;
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex PathParameter();
}
