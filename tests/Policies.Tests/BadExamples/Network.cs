using DrTerraform.Policies.Tests.Support;

namespace DrTerraform.Policies.Tests.BadExamples;

internal static class Network
{
    public static IEnumerable<BadExample> All =>
    [
        new("DR087", "may call 'dynamodb', and its network has no endpoint for it", example => example
            .Remove("secondary/aws_vpc_endpoint.Tables").Remove("primary/aws_vpc_endpoint.Tables")),
        new("DR087", "may call 'sns'", example => example
            .Allow("primary/aws_iam_role_policy.Webhook", """{ "Effect": "Allow", "Action": "sns:Publish", "Resource": "${aws_sns_topic.Alerts.arn}" }""")),
        new("DR087", "may call 'sqs'", example => example
            .Remove("primary/aws_lambda_function.Webhook", "dead_letter_config")),
        new("DR088", "do not let aws_lambda_function.Webhook in on port 443", example => example.Set("secondary/aws_vpc_security_group_ingress_rule.FunctionsToEndpoints", "to_port", "442").Set("secondary/aws_vpc_security_group_ingress_rule.FunctionsToEndpoints", "from_port", "80")),
        new("DR088", "do not let aws_lambda_function.Webhook in", example => example.Set("secondary/aws_vpc_security_group_ingress_rule.FunctionsToEndpoints", "referenced_security_group_id", "\"${aws_security_group.Endpoints.id}\"")),
        new("DR089", "does not set private_dns_enabled = true", example => example.Remove("secondary/aws_vpc_endpoint.Secrets", "private_dns_enabled")),
        new("DR090", "sets auto_accept with peer_region", example => example.Set("traffic/aws_vpc_peering_connection.Peering", "auto_accept", "true")),
        new("DR091", "no aws_vpc_peering_connection_accepter", example => example.Set("traffic/aws_vpc_peering_connection_accepter.Accepter", "provider", "\"aws.primary\"")),
        new("DR092", "no aws_route in 'us-west-2' leads over it", example => example.Remove("traffic/aws_route.West")),
        new("DR092", "has no route over traffic/aws_vpc_peering_connection.Peering", example => example
            .Add("primary/aws_route_table.Second", """{ "provider": "aws.primary", "vpc_id": "${aws_vpc.Vpc.id}" }""")
            .Add("secondary/aws_route_table.Second", """{ "provider": "aws.secondary", "vpc_id": "${aws_vpc.Vpc.id}" }""")),
        new("DR093", "names a security group in 'us-west-2', the rule lives in 'us-east-1'", example => example
            .Set("secondary", "output group", """{ "value": "${aws_security_group.Functions.id}" }""")
            .Add("traffic/aws_vpc_security_group_ingress_rule.Peer", """{ "provider": "aws.primary", "security_group_id": "sg-1", "referenced_security_group_id": "${data.terraform_remote_state.Secondary.outputs.group}" }""")),
        new("DR094", "cidr_block 10.0.0.0/16 overlaps 10.0.0.0/16 of primary/aws_vpc.Vpc", example => example.Set("secondary/aws_vpc.Vpc", "cidr_block", "\"10.0.0.0/16\"")),
    ];
}
