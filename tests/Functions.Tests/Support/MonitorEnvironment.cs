namespace DrTerraform.Functions.Tests.Support;

/// <summary>What a monitor of us-west-2 is told.</summary>
internal static class MonitorEnvironment
{
    public static Dictionary<string, string> With(Uri aws, params IEnumerable<(string Name, string Value)> changes)
    {
        var variables = new Dictionary<string, string>
        {
            ["AWS_REGION"] = "us-west-2",
            ["AWS_ENDPOINT_URL"] = aws.ToString(),
            ["AWS_ACCESS_KEY_ID"] = "test",
            ["AWS_SECRET_ACCESS_KEY"] = "test",
            ["DR_LOG_LEVEL"] = "info",
            ["DR_CONTROL_TABLE"] = "control",
            ["DR_TOPIC_ARN"] = "arn:aws:sns:us-west-2:123456789012:alerts",
            ["DR_GLOBAL_CLUSTER"] = "payments-global",
            ["DR_CLUSTER"] = "payments",
            ["DR_CLUSTER_ARN"] = "arn:aws:rds:us-west-2:123456789012:cluster:payments",
            ["DR_CAPACITY_FLOOR"] = "8",
            ["DR_ROUTING_ROLE"] = "SECONDARY",
            ["DR_PEER_REGION"] = "us-east-1",
            ["DR_PEER_HOST"] = "127.0.0.1",
            ["DR_PEER_HEALTH_URL"] = new Uri(aws, "health").ToString(),
            ["DR_PEER_STATUS_NAME"] = "status-us-east-1.pay.example",
            ["DR_STATUS_UP"] = "192.0.2.1",
            ["DR_STATUS_DOWN"] = "192.0.2.2",
            ["DR_FAILOVER_MODE"] = "automatic",
            ["DR_TICK_SECONDS"] = "10",
            ["DR_CONFIRM_SECONDS"] = "60",
            ["DR_CONFIRM_ANSWERING_SECONDS"] = "90",
            ["DR_MAXIMUM_LAG_SECONDS"] = "30",
            ["DR_COOLDOWN_SECONDS"] = "1800",
        };
        foreach (var (name, value) in changes)
        {
            variables[name] = value;
        }

        return variables;
    }
}
