namespace DrTerraform.Policies.Cost;

/// <summary>What is charged for being there.</summary>
internal static class StandingCosts
{
    private const int FastIntervalSeconds = 10;

    public static IEnumerable<CostLine> Of(Deployment deployment) =>
    [
        .. Each(deployment, "aws_nat_gateway", "NAT gateways", "nat-gateway-hour", CostEstimate.Hours),
        .. Each(deployment, "aws_eip", "public addresses", "public-address-hour", CostEstimate.Hours),
        .. deployment.Resources("aws_vpc_endpoint").Where(endpoint => endpoint.Text("vpc_endpoint_type") == "Interface")
            .Select(endpoint => Line(endpoint, "interface endpoints, in each zone", "interface-endpoint-hour", endpoint.Texts("subnet_ids").Count * CostEstimate.Hours)),
        .. Each(deployment, "aws_kms_key", "keys", "key-month"),
        .. deployment.Resources("aws_secretsmanager_secret").SelectMany(Secret),
        .. Each(deployment, "aws_cloudwatch_metric_alarm", "alarms", "alarm-month"),
        .. Each(deployment, "aws_wafv2_web_acl", "firewalls", "firewall-month"),
        .. deployment.Resources("aws_wafv2_web_acl").Select(firewall => Line(firewall, "firewall rules", "firewall-rule-month", firewall.Blocks("rule").Count)),
        .. Shared(deployment, "aws_cloudwatch_dashboard", "dashboards", "dashboard-month", _ => 1),
        .. Shared(deployment, "aws_route53_zone", "hosted zones", "zone-month", _ => 1),
        .. Shared(deployment, "aws_route53_health_check", "health checks", "health-check-month", _ => 1),
        .. Shared(deployment, "aws_route53_health_check", "health checks: HTTPS, 10 s", "health-check-option-month", Options),
    ];

    public static IEnumerable<string> Unpriced(Deployment deployment) =>
        from type in new[] { "aws_cloudwatch_composite_alarm", "aws_appautoscaling_target" }
        let count = deployment.Resources(type).Count()
        where count > 0
        select $"{count} × {type}";

    private static IEnumerable<CostLine> Each(Deployment deployment, string type, string item, string priceId, double quantity = 1) =>
        deployment.Resources(type).Select(resource => Line(resource, item, priceId, quantity));

    private static IEnumerable<CostLine> Shared(Deployment deployment, string type, string item, string priceId, Func<Resource, double> quantity) =>
        deployment.Resources(type).Select(resource => CostLine.Of(item, CostPlace.Shared, priceId, null, quantity(resource)));

    private static IEnumerable<CostLine> Secret(Resource secret)
    {
        yield return Line(secret, "secrets", "secret-month", 1);
        var replicas = secret.Blocks("replica").Count;
        if (replicas > 0)
        {
            yield return CostLine.Of("secrets", CostPlace.Waiting, "secret-month", null, replicas);
        }
    }

    private static double Options(Resource check) =>
        (check.Text("type")?.StartsWith("HTTPS", StringComparison.Ordinal) == true ? 1 : 0) + (check.Number("request_interval") == FastIntervalSeconds ? 1 : 0);

    private static CostLine Line(Resource resource, string item, string priceId, double quantity) =>
        CostLine.Of(item, CostEstimate.PlaceOf(resource), priceId, resource.Region, quantity);
}
