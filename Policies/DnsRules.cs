using System.Net;
using System.Net.Sockets;

namespace DrTerraform.Policies;

/// <summary>Health checks that see the truth soon, and records that move the traffic once, by themselves.</summary>
internal static class DnsRules
{
    private const int MaximumTtlSeconds = 60;
    private const int MaximumFailures = 3;

    // Addresses that RFC 5737 keeps for documentation: records that say "up" or "down" and carry no traffic.
    private static readonly IPNetwork[] DocumentationNetworks =
        [IPNetwork.Parse("192.0.2.0/24"), IPNetwork.Parse("198.51.100.0/24"), IPNetwork.Parse("203.0.113.0/24")];

    private static readonly IPNetwork[] PrivateNetworks =
    [
        IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("169.254.0.0/16"),
    ];

    public static IEnumerable<Policy> All =>
    [
        Rule.Each("DR112", "A health check of an endpoint speaks HTTPS with the server's name",
            "a check without the name gets another certificate or none, and one without TLS checks something else than clients use",
            "aws_route53_health_check",
            check => !AsksAnEndpoint(check) ? null
                : check.Text("type") is not ("HTTPS" or "HTTPS_STR_MATCH") ? $"its type is '{check.Text("type")}': use HTTPS"
                : check.Text("enable_sni") == "false" || !check.Has("enable_sni") ? "does not set enable_sni = true: set it"
                : null),

        Rule.Each("DR113", "A health check turns after at most three failures",
            "every further failure is an interval of the recovery time objective",
            "aws_route53_health_check",
            check => AsksAnEndpoint(check) && check.Number("failure_threshold") is not <= MaximumFailures
                ? $"failure_threshold is '{check.Text("failure_threshold") ?? "absent"}': set {MaximumFailures} or less"
                : null),

        Rule.Each("DR114", "A health check asks a public name or address",
            "the checkers are on the internet: they can never reach a private one",
            "aws_route53_health_check",
            check => new[] { check.Text("fqdn"), check.Text("ip_address") }.OfType<string>().FirstOrDefault(IsPrivate) is { } hidden
                ? $"asks '{hidden}', which is private: ask the public name"
                : null),

        Rule.Each("DR115", "No health check is disabled",
            "Route 53 calls a disabled check healthy",
            "aws_route53_health_check",
            check => check.Flag("disabled") ? "sets disabled = true: remove it" : null),

        Rule.Each("DR116", "A record that traffic must be able to leave has a health check",
            "Route 53 calls a record without one healthy for ever",
            "aws_route53_record",
            record => (RoleOf(record) == "PRIMARY" || record.Has("weighted_routing_policy")) && !record.Has("health_check_id")
                ? "has no health_check_id: name the health check of its region"
                : null),

        Rule.Over("DR117", "A calculated health check has no calculated children",
            "Route 53 refuses it",
            deployment =>
                from check in deployment.Resources("aws_route53_health_check")
                from child in ChildrenOf(check)
                where child.Text("type") == "CALCULATED"
                select check.Breaks($"its child {child.Address} is calculated as well: name that one's children instead")),

        Rule.Over("DR118", "The primary record is latched by the standby's own word",
            "without the latch, traffic flaps back to a region that wakes up and no longer holds the writer",
            deployment =>
                from pair in ServingPairs(deployment)
                from primary in pair.Where(record => RoleOf(record) == "PRIMARY")
                let message = Unlatched(primary, pair.FirstOrDefault(record => RoleOf(record) == "SECONDARY"))
                where message is not null
                select primary.Breaks(message)),

        Rule.Over("DR119", "The latch needs every one of its checks, as they are",
            "a check that is inverted, or a threshold below all, opens the latch when the lost region wakes up",
            deployment =>
                from pair in ServingPairs(deployment)
                from primary in pair.Where(record => RoleOf(record) == "PRIMARY")
                let check = primary.Target(primary.Text("health_check_id"))
                where check?.Text("type") == "CALCULATED"
                let children = check.Texts("child_healthchecks")
                let inverted = ChildrenOf(check).Append(check).Where(member => member.Flag("invert_healthcheck")).ToArray()
                where check.Number("child_health_threshold") != children.Count || inverted.Length > 0
                select check.Breaks(inverted.Length > 0
                    ? $"{inverted[0].Address} sets invert_healthcheck: remove it"
                    : $"child_health_threshold is '{check.Text("child_health_threshold") ?? "absent"}' of {children.Count} children: set {children.Count}")),

        Rule.Over("DR120", "A failover name has one PRIMARY and one SECONDARY record, told apart by set_identifier",
            "Route 53 refuses two of a kind, and answers nothing when the other kind is missing",
            deployment =>
                from pair in Pairs(deployment)
                let primaries = pair.Count(record => RoleOf(record) == "PRIMARY")
                let secondaries = pair.Count(record => RoleOf(record) == "SECONDARY")
                let identifiers = pair.Select(record => record.Text("set_identifier")).Distinct().Count()
                where primaries != 1 || secondaries != 1 || identifiers != pair.Count() || pair.Any(record => !record.Has("set_identifier"))
                select pair.First().Breaks($"'{pair.Key.Name}' has {primaries} PRIMARY, {secondaries} SECONDARY and {identifiers} set_identifier: make one of each role, each with its own set_identifier")),

        Rule.Each("DR121", "A record that moves traffic lives for a minute at most",
            "every second of it is a second of the recovery time objective",
            "aws_route53_record",
            record => Moves(record) && !record.Has("alias") && record.Number("ttl") is not (> 0 and <= MaximumTtlSeconds)
                ? $"ttl is '{record.Text("ttl") ?? "absent"}': set 1 to {MaximumTtlSeconds}"
                : null),

        Rule.Each("DR122", "An alias that moves traffic looks at its target's health",
            "an alias that does not is healthy whatever happens to its target",
            "aws_route53_record",
            record => Moves(record) && record.Has("alias") && !record.Flag("alias.evaluate_target_health")
                ? "does not set alias.evaluate_target_health = true: set it"
                : null),

        Rule.Each("DR123", "An alias of a custom domain names the regional endpoint and its zone",
            "the zone of another endpoint makes a record that Route 53 refuses or that leads nowhere",
            "aws_route53_record",
            record => record.Target(record.Text("alias.name")) is { Type: "aws_api_gateway_domain_name" } domain
                && !(record.Text("alias.name")!.Contains(".regional_domain_name", StringComparison.Ordinal)
                    && record.Text("alias.zone_id") is { } zone && zone.Contains(".regional_zone_id", StringComparison.Ordinal)
                    && ReferenceEquals(record.Target(zone), domain))
                ? $"leads to '{record.Text("alias.name")}' in the zone '{record.Text("alias.zone_id")}': use regional_domain_name and regional_zone_id of {domain.LocalAddress}"
                : null),

        Rule.Over("DR124", "The secondary record has a health check as well",
            "with both checks down Route 53 answers the primary; without this one traffic would move before the database does",
            deployment =>
                from pair in ServingPairs(deployment)
                from secondary in pair
                where RoleOf(secondary) == "SECONDARY" && !secondary.Has("health_check_id")
                select secondary.Breaks("has no health_check_id: name the secondary's own /health check")),

        Rule.Over("DR125", "Traffic moves by records with a policy",
            "a plain record of the same name answers whatever the health checks say",
            deployment =>
                from pair in Pairs(deployment)
                from record in deployment.Resources("aws_route53_record")
                where record.Text("name") == pair.Key.Name && record.Text("type") == pair.Key.Type && !Moves(record)
                select record.Breaks($"'{pair.Key.Name}' has failover records as well: remove this one")),
    ];

    private static bool AsksAnEndpoint(Resource check) => check.Text("type") is not ("CALCULATED" or "CLOUDWATCH_METRIC" or "RECOVERY_CONTROL");

    private static IEnumerable<Resource> ChildrenOf(Resource check) =>
        check.Texts("child_healthchecks").Select(check.Target).OfType<Resource>();

    private static string? RoleOf(Resource record) => record.Text("failover_routing_policy.type");

    private static bool Moves(Resource record) => record.Has("failover_routing_policy") || record.Has("weighted_routing_policy");

    private static IEnumerable<IGrouping<(string? Zone, string? Name, string? Type), Resource>> Pairs(Deployment deployment) =>
        deployment.Resources("aws_route53_record")
            .Where(record => RoleOf(record) is not null)
            .GroupBy(record => (record.Text("zone_id"), record.Text("name"), record.Text("type")));

    /// <summary>Failover records that carry traffic, by their name.</summary>
    private static IEnumerable<IGrouping<(string? Zone, string? Name, string? Type), Resource>> ServingPairs(Deployment deployment) =>
        Pairs(deployment).Where(pair => !pair.Any(record => record.Texts("records") is { Count: > 0 } values && values.All(IsDocumentation)));

    private static string? Unlatched(Resource primary, Resource? secondary)
    {
        if (primary.Target(primary.Text("health_check_id")) is not { } check)
        {
            return null;
        }

        if (check.Text("type") != "CALCULATED")
        {
            return $"its health check {check.Address} is {check.Text("type")}: make it CALCULATED of the primary's /health and the secondary's /standby";
        }

        var standby = ChildrenOf(check).FirstOrDefault(child => child.Text("resource_path")?.EndsWith("/standby", StringComparison.Ordinal) == true);
        if (standby is null)
        {
            return $"{check.Address} has no child that asks for /standby: add the secondary's";
        }

        var own = secondary?.Target(secondary.Text("health_check_id"));
        return own is not null && own.Text("fqdn") != standby.Text("fqdn")
            ? $"{standby.Address} asks '{standby.Text("fqdn")}' whether the secondary stands by, and the secondary answers at '{own.Text("fqdn")}': ask there"
            : null;
    }

    private static bool IsDocumentation(string address) => Within(address, DocumentationNetworks);

    private static bool IsPrivate(string host) =>
        Within(host, PrivateNetworks)
        || host == "localhost"
        || host.EndsWith(".internal", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".local", StringComparison.OrdinalIgnoreCase)
        || host.Contains(".vpce.amazonaws.com", StringComparison.OrdinalIgnoreCase);

    private static bool Within(string text, IPNetwork[] networks) =>
        IPAddress.TryParse(text, out var address)
        && address.AddressFamily == AddressFamily.InterNetwork
        && networks.Any(network => network.Contains(address));
}
