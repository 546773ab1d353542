using System.Text.Json;

namespace DrTerraform.Integration.Tests.Support;

/// <summary>What every log group of the deployment has in common.</summary>
internal static class LogGroups
{
    /// <summary>A group's ARN as tagging takes it: some of AWS's answers end with the streams' <c>:*</c>.</summary>
    public static string WithoutStreams(string arn) => arn.EndsWith(":*", StringComparison.Ordinal) ? arn[..^2] : arn;

    /// <summary>The name of the group that an ARN is of.</summary>
    public static string NameIn(string arn) => WithoutStreams(arn).Split(":log-group:")[1];

    /// <summary>A log group of exactly the given name.</summary>
    public static async Task<JsonElement> LogGroupAsync(this DeployedRegion region, string name) =>
        (await region.JsonAsync(AwsService.Logs, "DescribeLogGroups", new { logGroupNamePrefix = name })).All("logGroups")
            .Where(group => group.Text("logGroupName") == name)
            .ShouldHaveSingleItem($"the log group {name} is missing in {region}");

    /// <summary>The group is encrypted under the region's key, and keeps nothing for ever.</summary>
    public static async Task ShouldBeEncryptedAndForgetAsync(DeployedRegion region, string name)
    {
        var group = await region.LogGroupAsync(name);
        group.Text("kmsKeyId").ShouldBe(region.Output("region_key_arn"), name);
        group.TryGetProperty("retentionInDays", out var days).ShouldBeTrue($"{name} keeps its lines for ever");
        days.GetInt32().ShouldBePositive();
    }
}
