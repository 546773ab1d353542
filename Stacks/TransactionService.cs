using DrTerraform.Constructs.Alerts;
using DrTerraform.Constructs.Api;
using DrTerraform.Constructs.Events;
using DrTerraform.Constructs.Tables;
using DrTerraform.Settings;

namespace DrTerraform.Stacks;

/// <summary>
/// What a region has beside a global table: a function that watches the table, and an API at which the function answers for it. Not a
/// construct: what it declares stands in the region's stack itself.
/// </summary>
internal sealed class TransactionService
{
    /// <summary>Declares the service.</summary>
    public TransactionService(RegionParts region, TransactionSettings settings, AlertTopic topic)
    {
        var (stack, placement) = (region.Stack, region.Placement);
        var table = placement.Names.Of(Named.Transactions);

        var monitor = region.Function("HealthMonitor", new FunctionParts
        {
            Name = Named.TableHealth,
            Settings = region.Control(settings.Monitor),
            Package = region.Packages.TableHealth,
            Environment = new Dictionary<string, string> { ["DR_TABLE"] = table, ["DR_TOPIC_ARN"] = topic.Arn },
            Rights = [GlobalTable.AccessTo(placement, Named.Transactions, "DescribeTable", "DescribeTable"), topic.Tell],
        });
        _ = new FunctionTrigger(stack, "EveryMinute", new FunctionTriggerProps
        {
            Placement = placement,
            Purpose = "health-monitor",
            Description = "Has the table described every minute",
            Schedule = "rate(1 minute)",
            Function = monitor,
        });
        Functions = new Dictionary<string, string> { ["health-monitor"] = monitor.Name };

        Api = new HttpApi(stack, "Api", new HttpApiProps
        {
            Placement = placement,
            Settings = region.Settings.Api,
            Routes = [new ApiRoute("get", "/health", monitor, ApiCaller.Anybody)],
            KeyArn = region.Key.Arn,
            LogRetentionDays = region.Settings.Logs.RetentionDays,
        });
        Alarms = new TableAlarms(stack, "TableAlarms", new TableAlarmsProps { Placement = placement, Settings = region.Settings.Alarms, TopicArn = topic.Arn, Table = table });

        Outputs = new Dictionary<string, object>
        {
            ["health_monitor_function"] = monitor.Name,
            ["health_monitor_function_arn"] = monitor.Arn,
            ["health_monitor_role_arn"] = monitor.RoleArn,
            ["api_id"] = Api.Id,
            ["api_url"] = $"https://{Api.Host}",
        };
    }

    /// <summary>What is watched of the table.</summary>
    public TableAlarms Alarms { get; }

    /// <summary>The region's API.</summary>
    public HttpApi Api { get; }

    /// <summary>Names of the functions, by what they are for.</summary>
    public IReadOnlyDictionary<string, string> Functions { get; }

    /// <summary>What is told to those who come after the stack.</summary>
    public IReadOnlyDictionary<string, object> Outputs { get; }
}
