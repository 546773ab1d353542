using System.Text.Json;

namespace DrTerraform.Policies;

/// <summary>The two regions offer the same API under one name, and its health is real.</summary>
internal static class ApiRules
{
    private static readonly string[] Domains = ["aws_api_gateway_domain_name", "aws_apigatewayv2_domain_name"];
    private static readonly string[] HealthPaths = ["health", "standby", "ready"];

    public static IEnumerable<Policy> All =>
    [
        Rule.Over("DR101", "Health is answered by code",
            "a mock always answers 200, so nothing ever fails over",
            deployment => deployment.Resources("aws_api_gateway_rest_api").SelectMany(api => Operations(api)
                    .Where(operation => HealthPaths.Contains(LastSegment(operation.Path)) && operation.Method != "options" && IsMock(operation.Integration))
                    .Select(operation => api.Breaks($"answers {operation.Method.ToUpperInvariant()} {operation.Path} by a mock: let a function answer it")))
                .Concat(deployment.Resources("aws_api_gateway_integration")
                    .Where(integration => integration.Text("type") == "MOCK" && integration.Text("http_method") != "OPTIONS"
                        && HealthPaths.Contains(integration.Target(integration.Text("resource_id"))?.Text("path_part")))
                    .Select(integration => integration.Breaks("answers a health path by a mock: let a function answer it")))),

        Rule.Over("DR102", "The path that a health check asks for is served in both regions",
            "a check of a path that does not exist never turns healthy",
            deployment =>
                from check in deployment.Resources("aws_route53_health_check")
                let path = LastSegment(check.Text("resource_path") ?? string.Empty)
                where path.Length > 0
                from stack in RegionRules.Regional(deployment)
                where stack.Resources.Any(IsReadableApi) && !Routes(stack).Any(route => LastSegment(route) == path)
                select check.Breaks($"asks for '{check.Text("resource_path")}', and no API of the stack '{stack.Name}' serves '/{path}': add the route or change the path")),

        Rule.Each("DR103", "Custom domains are regional",
            "an edge domain exists once in the world and leans on us-east-1",
            Domains,
            domain => domain.Texts("endpoint_configuration.types").Concat(domain.Texts("domain_name_configuration.endpoint_type")).ToArray() is var types && types is ["REGIONAL"]
                ? null
                : $"its endpoint is '{(types.Length == 0 ? "EDGE by default" : types.Listed())}': set REGIONAL"),

        Rule.Over("DR104", "A custom domain exists in both regions",
            "a request that arrives by the common name is refused where the name is unknown",
            deployment =>
                from domain in Domains.SelectMany(deployment.Resources)
                let twins = Domains.SelectMany(deployment.Resources).Where(other => other.Text("domain_name") == domain.Text("domain_name")).ToArray()
                where deployment.PrimaryRegion is not null && deployment.SecondaryRegion is not null
                where twins.Select(twin => twin.Region).Distinct().Count() < 2 && IsShared(domain)
                select domain.Breaks($"'{domain.Text("domain_name")}' exists in '{domain.Region}' alone: declare it in both regions")),

        Rule.Each("DR105", "A custom domain's certificate is of its own region",
            "a regional endpoint takes no certificate of another region",
            Domains,
            domain => (domain.Text("regional_certificate_arn") ?? domain.Text("domain_name_configuration.certificate_arn")) is { } certificate
                && domain.RegionOf(certificate) is { } region && region != domain.Region
                ? $"its certificate is in '{region}', the domain in '{domain.Region}': issue one there"
                : null),

        Rule.Over("DR106", "A name is validated by one record",
            "the certificates of both regions ask for the same record, and the second one to be made fails",
            deployment =>
                from validation in
                    from record in deployment.Resources("aws_route53_record")
                    let certificate = record.Strings
                        .Where(text => text.Value.Contains("domain_validation_options", StringComparison.Ordinal))
                        .Select(text => record.Target(text.Value))
                        .FirstOrDefault(target => target?.Type == "aws_acm_certificate")
                    where certificate is not null
                    group record by certificate.Text("domain_name")
                where validation.Count() > 1
                from record in validation
                where !record.Flag("allow_overwrite")
                select record.Breaks($"validates '{validation.Key}' like {validation.First(other => other != record).Address}: keep one record, or set allow_overwrite = true")),

        Rule.Each("DR107", "A deployment of an API follows its definition and is made before the old one goes",
            "without triggers a changed API is never deployed; without create_before_destroy the stage loses its deployment",
            "aws_api_gateway_deployment",
            deployment => deployment.Has("triggers") && deployment.Flag("lifecycle.create_before_destroy") ? null
                : $"lacks {new[] { deployment.Has("triggers") ? null : "triggers", deployment.Flag("lifecycle.create_before_destroy") ? null : "lifecycle.create_before_destroy = true" }.OfType<string>().Listed()}: add it"),

        Rule.Each("DR108", "The stage of an API is a resource of its own",
            "a stage inside the deployment is replaced with it, and requests fail meanwhile",
            "aws_api_gateway_deployment",
            deployment => deployment.Has("stage_name") ? "sets stage_name: move it to an aws_api_gateway_stage"
                : deployment.Stack.Resources.Any(stage => stage.Type == "aws_api_gateway_stage" && stage.Means(stage.Text("deployment_id"), deployment)) ? null
                : "has no aws_api_gateway_stage: add one"),

        Rule.Over("DR109", "Both regions serve the same routes",
            "a route that the standby lacks is an error that appears with the failover",
            deployment => Unequal(deployment, "routes", stack => Routes(stack), stack => stack.Resources.Any(IsReadableApi))),

        Rule.Over("DR110", "Both regions throttle alike",
            "a standby with a lower limit turns a failover into an outage",
            deployment => Unequal(deployment, "throttling limits", Throttles, stack => stack.Resources.Any(IsApi))),

        Rule.Over("DR111", "Both regions know the same API keys",
            "keys are not replicated: a caller whose key the standby does not know gets a 403 after the failover",
            deployment => Unequal(deployment, "API keys and usage plans", Keys, stack => stack.Resources.Any(IsApi))),
    ];

    private static IEnumerable<Breach> Unequal(Deployment deployment, string what, Func<Stack, IEnumerable<string>> read, Func<Stack, bool> concerned)
    {
        if (RegionRules.Regional(deployment) is not [var one, var other] || !concerned(one) || !concerned(other))
        {
            return [];
        }

        var (here, there) = (read(one).ToHashSet(), read(other).ToHashSet());
        return here.SetEquals(there) ? [] : [other.Breaks($"its {what} are {Told(there)}, those of {one.Name} are {Told(here)}: make them equal")];

        static string Told(HashSet<string> values) => values.Count == 0 ? "none" : values.Listed();
    }

    private static bool IsApi(Resource resource) => resource.Type is "aws_api_gateway_rest_api" or "aws_apigatewayv2_api";

    private static bool IsReadableApi(Resource resource) => IsApi(resource) && Routes(resource.Stack).Any();

    private static IEnumerable<string> Routes(Stack stack) =>
        stack.Resources.Where(IsApi).SelectMany(Operations).Select(operation => $"{operation.Method.ToUpperInvariant()} {operation.Path}")
            .Concat(stack.Resources.Where(route => route.Type == "aws_apigatewayv2_route").Select(route => route.Text("route_key")).OfType<string>());

    private static IEnumerable<string> Throttles(Stack stack) =>
        from resource in stack.Resources
        where resource.Type is "aws_api_gateway_method_settings" or "aws_api_gateway_usage_plan" or "aws_apigatewayv2_stage"
        from argument in new[]
        {
            "settings.throttling_rate_limit", "settings.throttling_burst_limit", "throttle_settings.rate_limit", "throttle_settings.burst_limit",
            "quota_settings.limit", "default_route_settings.throttling_rate_limit", "default_route_settings.throttling_burst_limit",
        }
        where resource.Has(argument)
        select $"{resource.Text("method_path") ?? resource.LocalAddress} {argument.Split('.')[^1]} {resource.Text(argument)}";

    private static IEnumerable<string> Keys(Stack stack) =>
        from resource in stack.Resources
        where resource.Type is "aws_api_gateway_api_key" or "aws_api_gateway_usage_plan" or "aws_api_gateway_usage_plan_key"
        select resource.LocalAddress;

    private static IEnumerable<(string Path, string Method, JsonElement? Integration)> Operations(Resource api) =>
        from path in (JsonReading.Json(api.Text("body")) ?? default).Members("paths")
        from method in path.Value.EnumerateObject()
        where method.Value.ValueKind == JsonValueKind.Object
        select (path.Name, method.Name, method.Value.At("x-amazon-apigateway-integration"));

    private static bool IsMock(JsonElement? integration) =>
        integration is null || string.Equals(integration.Value.Text("type"), "mock", StringComparison.OrdinalIgnoreCase);

    // Records that move traffic lead to it; a name like api-west.pay.example stands for one region on purpose.
    private static bool IsShared(Resource domain) =>
        domain.Stack.Deployment.Resources("aws_route53_record").Any(record =>
            (record.Has("failover_routing_policy") || record.Has("weighted_routing_policy"))
            && (record.Text("name") == domain.Text("domain_name") || ReferenceEquals(record.Target(record.Text("name")), domain)));

    private static string LastSegment(string path) => path.TrimEnd('/').Split('/')[^1];
}
