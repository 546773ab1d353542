using System.Text.Json;
using System.Text.Json.Nodes;
using DrTerraform.Policies.Tests.Support;

namespace DrTerraform.Policies.Tests;

[TestFixture]
public sealed class SpeedTests
{
    private const int Resources = 400;

    // Synthesis runs the book every time, so it must not be felt. Processor time, the least of ten runs: others use the machine as well.
    [Test]
    public void Four_hundred_resources_are_judged_in_no_time()
    {
        var roots = Grown();
        _ = PolicyBook.Check(Deployment.Parse(roots));

        var fastest = Enumerable.Range(0, 10).Min(run =>
        {
            var before = Environment.CpuUsage.TotalTime;
            _ = PolicyBook.Check(Deployment.Parse(roots));
            return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        });

        TestContext.Out.WriteLine($"{Deployment.Parse(roots).Stacks.Sum(stack => stack.Resources.Count)} resources judged in {fastest:0} ms");
        fastest.ShouldBeLessThan(100);
    }

    // Alarms, log groups, statements and references are what a real deployment has many of.
    private static Dictionary<string, JsonElement> Grown()
    {
        var deployment = Example.Good().Deployment;
        var missing = Resources - deployment.Stacks.Sum(stack => stack.Resources.Count);
        string[] multiplied = ["aws_cloudwatch_metric_alarm", "aws_cloudwatch_log_group", "aws_lambda_function", "aws_iam_role", "aws_iam_role_policy", "aws_sqs_queue", "aws_route_table"];
        var roots = deployment.Stacks.ToDictionary(stack => stack.Name, stack => JsonNode.Parse(stack.Root.GetRawText())!);
        for (var index = 0; index < missing; index++)
        {
            var types = roots[index % 2 == 0 ? "primary" : "secondary"]["resource"]![multiplied[index / 2 % multiplied.Length]]!.AsObject();
            types[$"More{index}"] = types.First().Value!.DeepClone();
        }

        return roots.ToDictionary(root => root.Key, root => JsonSerializer.SerializeToElement(root.Value));
    }
}
