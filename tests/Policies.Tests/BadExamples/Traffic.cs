using DrTerraform.Policies.Tests.Support;

namespace DrTerraform.Policies.Tests.BadExamples;

internal static class Traffic
{
    private const string East = "traffic/aws_route53_record.East";
    private const string West = "traffic/aws_route53_record.West";
    private const string Latch = "traffic/aws_route53_health_check.Latch";

    public static IEnumerable<BadExample> All =>
    [
        new("DR112", "its type is 'HTTP'", example => example.Set("traffic/aws_route53_health_check.EastHealth", "type", "\"HTTP\"")),
        new("DR112", "does not set enable_sni = true", example => example.Set("traffic/aws_route53_health_check.EastHealth", "enable_sni", "false")),
        new("DR113", "failure_threshold is '5': set 3 or less", example => example.Set("traffic/aws_route53_health_check.EastHealth", "failure_threshold", "5")),
        new("DR114", "asks '10.0.1.7', which is private", example => example.Set("traffic/aws_route53_health_check.EastHealth", "ip_address", "\"10.0.1.7\"").Remove("traffic/aws_route53_health_check.EastHealth", "fqdn")),
        new("DR114", "asks 'api.internal', which is private", example => example.Set("traffic/aws_route53_health_check.EastHealth", "fqdn", "\"api.internal\"")),
        new("DR115", "sets disabled = true", example => example.Set("traffic/aws_route53_health_check.EastHealth", "disabled", "true")),
        new("DR116", "has no health_check_id", example => example.Remove(East, "health_check_id")),
        new("DR116", "has no health_check_id", example => example
            .Add("traffic/aws_route53_record.Weighted", """{ "provider": "aws.primary", "zone_id": "Z1", "name": "w.pay.bank.example", "type": "CNAME", "ttl": 10, "records": [ "a" ], "set_identifier": "primary", "weighted_routing_policy": { "weight": 100 } }""")),
        new("DR117", "its child traffic/aws_route53_health_check.Latch is calculated as well", example => example
            .Add("traffic/aws_route53_health_check.Outer", """{ "provider": "aws.secondary", "type": "CALCULATED", "child_health_threshold": 1, "child_healthchecks": [ "${aws_route53_health_check.Latch.id}" ] }""")),
        new("DR118", "is HTTPS: make it CALCULATED", example => example.Set(East, "health_check_id", "\"${aws_route53_health_check.EastHealth.id}\"")),
        new("DR118", "has no child that asks for /standby", example => example.Set(Latch, "child_healthchecks 1", "\"${aws_route53_health_check.WestHealth.id}\"")),
        new("DR118", "asks 'a.execute-api.us-east-1.amazonaws.com' whether the secondary stands by", example => example.Set("traffic/aws_route53_health_check.WestStandby", "fqdn", "\"a.execute-api.us-east-1.amazonaws.com\"")),
        new("DR119", "child_health_threshold is '1' of 2 children: set 2", example => example.Set(Latch, "child_health_threshold", "1")),
        new("DR119", "traffic/aws_route53_health_check.WestStandby sets invert_healthcheck", example => example.Set("traffic/aws_route53_health_check.WestStandby", "invert_healthcheck", "true")),
        new("DR120", "has 1 PRIMARY, 0 SECONDARY", example => example.Remove(West)),
        new("DR120", "1 set_identifier", example => example.Set(West, "set_identifier", "\"primary\"")),
        new("DR121", "ttl is '300': set 1 to 60", example => example.Set("traffic/aws_route53_record.Up", "ttl", "300")),
        new("DR122", "does not set alias.evaluate_target_health = true", example => example.Set(West, "alias evaluate_target_health", "false")),
        new("DR123", "use regional_domain_name and regional_zone_id of aws_api_gateway_domain_name.West", example => example.Set(West, "alias zone_id", "\"${aws_api_gateway_domain_name.East.regional_zone_id}\"")),
        new("DR123", "use regional_domain_name", example => example.Set(West, "alias name", "\"${aws_api_gateway_domain_name.West.cloudfront_domain_name}\"")),
        new("DR124", "has no health_check_id: name the secondary's own /health check", example => example.Remove(West, "health_check_id")),
        new("DR125", "has failover records as well: remove this one", example => example
            .Add("traffic/aws_route53_record.Plain", """{ "provider": "aws.primary", "zone_id": "Z1", "name": "api.pay.bank.example", "type": "A", "ttl": 300, "records": [ "198.51.100.7" ] }""")),
    ];
}
