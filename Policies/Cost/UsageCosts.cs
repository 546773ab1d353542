using System.Globalization;
using System.Text.RegularExpressions;

namespace DrTerraform.Policies.Cost;

/// <summary>What is charged for being used: calls of the API and the functions, requests of tables and database, logs.</summary>
internal static partial class UsageCosts
{
    /// <summary>Places from which Route 53 asks an endpoint; a figure that courses on Route 53 give, AWS writes none.</summary>
    public const int Checkers = 15;

    /// <summary>Time of a payment's call.</summary>
    public const double PaymentSeconds = 0.1;

    /// <summary>Time of a health check's call.</summary>
    public const double HealthSeconds = 0.02;

    /// <summary>Log lines of one call, API and function together.</summary>
    public const double LogKilobytesPerCall = 1;

    /// <summary>Requests of the database's storage for one payment.</summary>
    public const int DatabaseRequestsPerPayment = 20;

    /// <summary>Writes among them, each replicated to the other region.</summary>
    public const int DatabaseWritesPerPayment = 10;

    private const double Million = 1_000_000;
    private const double KilobytesPerGigabyte = 1024 * 1024;
    private const double SecondsPerMonth = CostEstimate.Hours * 3600;
    private const int KilobytesPerReplicatedWrite = 4;

    public static IEnumerable<CostLine> Of(Deployment deployment) =>
    [
        .. Region(deployment, Deployment.PrimaryAlias, CostPlace.Serving, deployment.Facts.Usage.Payments),
        .. Region(deployment, Deployment.SecondaryAlias, CostPlace.Waiting, 0),
        .. Scheduled(deployment),
        .. deployment.Resources("aws_rds_global_cluster").SelectMany(_ => Database(deployment)),
        CostLine.Of("DNS queries", CostPlace.Shared, "dns-query-million", null, deployment.Facts.Usage.Payments / Million),
    ];

    private static IEnumerable<CostLine> Region(Deployment deployment, string alias, CostPlace place, double payments)
    {
        var region = place == CostPlace.Serving ? deployment.PrimaryRegion : deployment.SecondaryRegion;
        var checks = deployment.Resources("aws_route53_health_check").Where(check => check.Alias == alias && check.Number("request_interval") is > 0)
            .Sum(check => Checkers * SecondsPerMonth / check.Number("request_interval")!.Value);
        var calls = payments + checks;
        var memory = Of(deployment, "aws_lambda_function", alias).Select(function => function.Number("memory_size") ?? 128).DefaultIfEmpty(0).Max() / 1024;

        if (Of(deployment, "aws_api_gateway_rest_api", alias).Any())
        {
            yield return Line("API: health checks", "rest-api-million", checks / Million);
            yield return Line("API: payments", "rest-api-million", payments / Million);
        }
        else if (Of(deployment, "aws_apigatewayv2_api", alias).Any())
        {
            yield return Line("API: health checks", "http-api-million", checks / Million);
            yield return Line("API: payments", "http-api-million", payments / Million);
        }

        yield return Line("function calls", "function-call-million", calls / Million);
        yield return Line("function time", "function-gigabyte-second", memory * ((payments * PaymentSeconds) + (checks * HealthSeconds)));
        yield return Line("logs", "log-gigabyte", calls * LogKilobytesPerCall / KilobytesPerGigabyte);
        if (deployment.Resources("aws_dynamodb_table").Any(table => table.Blocks("replica").Count > 0))
        {
            // Every write is charged in both regions.
            yield return Line("table writes", "table-write-million", deployment.Facts.Usage.Payments / Million);
            yield return Line("table reads", "table-read-million", ((2 * payments) + (2 * checks)) / Million);
        }

        CostLine Line(string item, string priceId, double quantity) => CostLine.Of(item, place, priceId, region, quantity);
    }

    private static IEnumerable<CostLine> Scheduled(Deployment deployment) =>
        from target in deployment.Resources("aws_cloudwatch_event_target")
        from rule in deployment.Resources("aws_cloudwatch_event_rule")
        where rule.Stack == target.Stack && target.Means(target.Text("rule"), rule) && PeriodSeconds(rule) is not null
        from function in deployment.Resources("aws_lambda_function")
        where function.Stack == target.Stack && target.Means(target.Text("arn"), function)
        let runs = SecondsPerMonth / PeriodSeconds(rule)!.Value
        let seconds = Math.Min(PeriodSeconds(rule)!.Value, function.Number("timeout") ?? 3)
        let place = CostEstimate.PlaceOf(function)
        from line in new[]
        {
            CostLine.Of("function calls", place, "function-call-million", function.Region, runs / Million),
            CostLine.Of("function time on a schedule", place, "function-gigabyte-second", function.Region, runs * seconds * (function.Number("memory_size") ?? 128) / 1024),
        }
        select line;

    private static IEnumerable<CostLine> Database(Deployment deployment)
    {
        var payments = deployment.Facts.Usage.Payments;
        yield return CostLine.Of("Aurora storage requests", CostPlace.Serving, "aurora-io-million", deployment.PrimaryRegion, payments * DatabaseRequestsPerPayment / Million);
        yield return CostLine.Of("Aurora replicated writes", CostPlace.Waiting, "aurora-replicated-write-million", deployment.SecondaryRegion, payments * (double)DatabaseWritesPerPayment / Million);
        yield return CostLine.Of(
            "transfer between the regions", CostPlace.Waiting, "transfer-gigabyte", null, payments * (double)DatabaseWritesPerPayment * KilobytesPerReplicatedWrite / KilobytesPerGigabyte);
    }

    private static IEnumerable<Resource> Of(Deployment deployment, string type, string alias) => deployment.Resources(type).Where(resource => resource.Alias == alias);

    // rate(5 minutes); a cron expression runs too seldom to matter.
    private static double? PeriodSeconds(Resource rule)
    {
        var rate = Rate().Match(rule.Text("schedule_expression") ?? "");
        return !rate.Success ? null
            : double.Parse(rate.Groups["count"].Value, CultureInfo.InvariantCulture) * rate.Groups["unit"].Value switch { "minute" => 60, "hour" => 3600, _ => 86_400 };
    }

    [GeneratedRegex(@"^rate\((?<count>\d+) (?<unit>minute|hour|day)s?\)$")]
    private static partial Regex Rate();
}
