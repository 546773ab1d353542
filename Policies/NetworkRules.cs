using System.Net;

namespace DrTerraform.Policies;

/// <summary>Private networks that reach what they call, and a peering that survives the loss of an end.</summary>
internal static class NetworkRules
{
    private const int Https = 443;

    // Called by the Lambda service on the function's behalf, from outside the VPC.
    private static readonly string[] CalledByLambda = ["ec2", "logs", "xray"];

    // Where an endpoint's service is not called like the prefix of its actions.
    private static readonly Dictionary<string, string> EndpointNames = new(StringComparer.Ordinal) { ["cloudwatch"] = "monitoring" };

    private static readonly string[] RuleTypes = ["aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule", "aws_security_group_rule"];

    public static IEnumerable<Policy> All =>
    [
        Rule.Over("DR087", "A function in a network without NAT has an endpoint for every service that it may call",
            "a missing endpoint shows as a time-out, and only when the call is made",
            deployment =>
                from function in deployment.Resources("aws_lambda_function")
                where function.Has("vpc_config.subnet_ids") && function.Stack.Resources.All(resource => resource.Type != "aws_nat_gateway")
                from service in Calls(function).Distinct().Order(StringComparer.Ordinal)
                where function.Stack.Resources.All(endpoint => endpoint.Type != "aws_vpc_endpoint" || !ServesAs(endpoint, service))
                select function.Breaks($"may call '{service}', and its network has no endpoint for it: add aws_vpc_endpoint com.amazonaws.{function.Region}.{service}")),

        Rule.Over("DR088", "Interface endpoints let the functions in",
            "an endpoint behind a closed security group is a time-out as well",
            deployment =>
                from endpoint in deployment.Resources("aws_vpc_endpoint")
                where endpoint.Text("vpc_endpoint_type") == "Interface"
                from function in deployment.Resources("aws_lambda_function")
                where function.Stack == endpoint.Stack
                from caller in function.Texts("vpc_config.security_group_ids")
                where !endpoint.Texts("security_group_ids").Any(guard => LetsIn(endpoint, guard, caller))
                select endpoint.Breaks($"its security groups do not let {function.LocalAddress} in on port {Https}: add an ingress rule from the function's group")),

        Rule.Each("DR089", "Interface endpoints answer to the service's own name",
            "without private DNS the function asks the public address, which its network cannot reach",
            "aws_vpc_endpoint",
            endpoint => endpoint.Text("vpc_endpoint_type") != "Interface" || endpoint.Flag("private_dns_enabled") ? null
                : "does not set private_dns_enabled = true: set it"),

        Rule.Each("DR090", "A peering across regions does not accept itself",
            "AWS refuses auto_accept together with peer_region",
            "aws_vpc_peering_connection",
            peering => peering.Has("peer_region") && peering.Flag("auto_accept") ? "sets auto_accept with peer_region: remove auto_accept, and accept on the other side" : null),

        Rule.Each("DR091", "The other side accepts a peering under its own provider",
            "a request that nobody accepts expires after a week",
            "aws_vpc_peering_connection",
            peering => !peering.Has("peer_region") || peering.Stack.Deployment.Resources("aws_vpc_peering_connection_accepter").Any(accepter =>
                accepter.Means(accepter.Text("vpc_peering_connection_id"), peering) && accepter.Region != peering.Region && accepter.Flag("auto_accept"))
                ? null
                : "no aws_vpc_peering_connection_accepter on the other region's provider accepts it: add one with auto_accept = true"),

        Rule.Over("DR092", "Every private route table of both regions leads to the peer",
            "with one side's route missing, packets arrive and answers do not",
            deployment => deployment.Resources("aws_vpc_peering_connection").SelectMany(UnroutedBy)),

        Rule.Over("DR093", "No security group rule names a group of another region",
            "groups cannot be named across regions: AWS refuses the rule",
            deployment =>
                from type in RuleTypes
                from rule in deployment.Resources(type)
                let other = rule.Text("referenced_security_group_id") ?? rule.Text("source_security_group_id")
                let region = rule.RegionOf(other)
                where region is not null && region != rule.Region
                select rule.Breaks($"names a security group in '{region}', the rule lives in '{rule.Region}': use the other network's address range")),

        Rule.Over("DR094", "The networks do not overlap",
            "peered networks with a common address cannot be routed",
            deployment =>
            {
                var networks = deployment.Resources("aws_vpc")
                    .Select(vpc => (Vpc: vpc, Parsed: IPNetwork.TryParse(vpc.Text("cidr_block"), out var network), Network: network))
                    .Where(vpc => vpc.Parsed)
                    .ToArray();
                return
                    from index in Enumerable.Range(0, networks.Length)
                    from other in networks.Take(index)
                    let here = networks[index]
                    where here.Network.Contains(other.Network.BaseAddress) || other.Network.Contains(here.Network.BaseAddress)
                    select here.Vpc.Breaks($"cidr_block {here.Network} overlaps {other.Network} of {other.Vpc.Address}: choose disjoint ranges");
            }),
    ];

    private static IEnumerable<string> Calls(Resource function)
    {
        var deployment = function.Stack.Deployment;
        return
            from statement in deployment.RoleOf(function, "role") is { } role ? deployment.Rights[role] : []
            where statement.Allows && statement.On("kms:ViaService") is null && !LeavesDeadLetters(function, statement)
            from action in statement.Actions
            let prefix = action.Split(':')[0]
            where prefix != "*" && !CalledByLambda.Contains(prefix)
            select EndpointNames.GetValueOrDefault(prefix, prefix);
    }

    // Lambda itself leaves dead letters, with the function's role but not from its network.
    private static bool LeavesDeadLetters(Resource function, Statement statement) =>
        function.Text("dead_letter_config.target_arn") is { } target
        && statement.Actions.All(action => action is "sqs:SendMessage" or "sns:Publish")
        && statement.Resources.All(resource => resource == target || Same(function, resource, target));

    private static bool Same(Resource function, string one, string other) =>
        function.Stack.Deployment.Resources("aws_sqs_queue").Concat(function.Stack.Deployment.Resources("aws_sns_topic"))
            .Any(target => function.Means(one, target) && function.Means(other, target));

    // Some services have endpoints in parts, e.g. execute-api, ecr.api.
    private static bool ServesAs(Resource endpoint, string service) =>
        endpoint.Text("service_name") is { } name && name.EndsWith($".{service}", StringComparison.Ordinal);

    private static bool LetsIn(Resource endpoint, string group, string caller)
    {
        var stack = endpoint.Stack;
        var target = endpoint.Target(group);
        return stack.Resources.Where(rule => rule.Type == "aws_vpc_security_group_ingress_rule" && SameGroup(rule.Text("security_group_id")))
                .Any(rule => Covers(rule.Number("from_port"), rule.Number("to_port"), rule.Text("ip_protocol"))
                    && (IsCaller(rule.Text("referenced_security_group_id")) || rule.Has("cidr_ipv4")))
            || (target?.Blocks("ingress") ?? []).Any(rule => Covers(JsonReading.Number(rule, "from_port"), JsonReading.Number(rule, "to_port"), JsonReading.Text(rule, "protocol"))
                && (JsonReading.Texts(rule, "security_groups").Any(IsCaller) || JsonReading.Has(rule, "cidr_blocks")));

        bool SameGroup(string? text) => text is not null && (text == group || (target is not null && ReferenceEquals(endpoint.Target(text), target)));

        bool IsCaller(string? text) => text is not null && (text == caller || (endpoint.Target(caller) is { } known && ReferenceEquals(endpoint.Target(text), known)));
    }

    private static bool Covers(double? from, double? to, string? protocol) =>
        protocol == "-1" || (from <= Https && Https <= to);

    private static IEnumerable<Breach> UnroutedBy(Resource peering)
    {
        var deployment = peering.Stack.Deployment;
        var routes = deployment.Resources("aws_route").Where(route => LeadsOver(route, peering)).ToArray();
        foreach (var region in deployment.Stacks.SelectMany(stack => stack.Providers).Select(provider => provider.Region)
            .Where(region => region == peering.Region || region == peering.Text("peer_region")).Distinct())
        {
            var own = routes.Where(route => route.Region == region).ToArray();
            if (own.Length == 0)
            {
                yield return peering.Breaks($"no aws_route in '{region}' leads over it: add one for each private route table");
            }
            else if (own.All(route => route.Target(route.Text("route_table_id"))?.Type == "aws_route_table"))
            {
                var reached = own.Select(route => route.Target(route.Text("route_table_id"))).ToHashSet();
                foreach (var table in deployment.Resources("aws_route_table").Where(table => table.Region == region && IsPrivate(table) && !reached.Contains(table)))
                {
                    yield return table.Breaks($"has no route over {peering.Address}: add an aws_route to the peer's range");
                }
            }
        }
    }

    // Routes name the connection or its accepter, which are the same thing seen from two sides.
    private static bool LeadsOver(Resource route, Resource peering)
    {
        var target = route.Target(route.Text("vpc_peering_connection_id"));
        return ReferenceEquals(target, peering)
            || (target?.Type is "aws_vpc_peering_connection_accepter" or "aws_vpc_peering_connection_options"
                && target.Means(target.Text("vpc_peering_connection_id"), peering));
    }

    private static bool IsPrivate(Resource table) =>
        table.Blocks("route").All(route => !JsonReading.Has(route, "gateway_id"))
        && table.Stack.Resources.All(route => route.Type != "aws_route" || !route.Has("gateway_id") || !route.Means(route.Text("route_table_id"), table));
}
