using System.Xml.Linq;

namespace DrTerraform.Integration.Tests.Support;

/// <summary>CloudWatch's alarms.</summary>
internal static class DeployedAlarms
{
    /// <summary>All metric alarms of the account in a region, those of others among them.</summary>
    public static async Task<IReadOnlyList<XElement>> AlarmsAsync(this DeployedRegion region)
    {
        var alarms = new List<XElement>();
        string? next = null;
        do
        {
            (string, string)[] page = next is null ? [("MaxRecords", "100")] : [("MaxRecords", "100"), ("NextToken", next)];
            var answer = await region.QueryAsync(AwsService.CloudWatch, "DescribeAlarms", page);
            alarms.AddRange(answer.All("DescribeAlarmsResult/MetricAlarms/member"));
            next = answer.Text("DescribeAlarmsResult/NextToken");
        }
        while (!string.IsNullOrEmpty(next));

        return alarms;
    }
}
