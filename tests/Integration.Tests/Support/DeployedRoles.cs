using System.Text.Json;

namespace DrTerraform.Integration.Tests.Support;

/// <summary>The roles of a region, found by what uses them, as IAM describes them.</summary>
internal static class DeployedRoles
{
    /// <summary>The roles that services were given in the region.</summary>
    public static async Task<IReadOnlyList<string>> RolesAsync(this DeployedRegion region)
    {
        var functions = await Task.WhenAll(DeployedFunctions.Outputs.Select(region.FunctionAsync));
        var monitoring = (await region.DatabaseInstancesAsync()).Select(instance => instance.Text("MonitoringRoleArn")!);
        var flowLogs = (await region.QueryAsync(AwsService.Ec2, "DescribeFlowLogs", ("Filter.1.Name", "resource-id"), ("Filter.1.Value.1", region.Output("vpc_id")))).All("flowLogSet/item").Select(log => log.Text("deliverLogsPermissionArn")!);
        var backup = (await region.BackupSelectionAsync((await region.BackupRuleAsync()).PlanId)).Text("IamRoleArn")!;
        return [.. functions.Select(function => function.Text("Role")!).Concat(monitoring).Concat(flowLogs).Append(backup).Distinct().Select(arn => arn.Split('/')[^1])];
    }

    /// <summary>The name of the role of the function that an output names.</summary>
    public static async Task<string> RoleOfFunctionAsync(this DeployedRegion region, string output) => (await region.FunctionAsync(output)).Text("Role")!.Split('/')[^1];

    /// <summary>The statements of the policies inside a role.</summary>
    public static async Task<IReadOnlyList<JsonElement>> RightsAsync(this DeployedRegion region, string role)
    {
        var statements = new List<JsonElement>();
        foreach (var name in (await region.QueryAsync(AwsService.Iam, "ListRolePolicies", ("RoleName", role))).All("ListRolePoliciesResult/PolicyNames/member"))
        {
            var policy = await region.QueryAsync(AwsService.Iam, "GetRolePolicy", ("RoleName", role), ("PolicyName", name.Value));
            statements.AddRange(Answers.Statements(Uri.UnescapeDataString(policy.Text("GetRolePolicyResult/PolicyDocument")!)));
        }

        return statements;
    }

    /// <summary>ARNs of the policies that are attached to a role.</summary>
    public static async Task<IReadOnlyList<string>> AttachedPoliciesAsync(this DeployedRegion region, string role) =>
        [.. (await region.QueryAsync(AwsService.Iam, "ListAttachedRolePolicies", ("RoleName", role))).All("ListAttachedRolePoliciesResult/AttachedPolicies/member").Select(policy => policy.Text("PolicyArn")!)];

    /// <summary>Who may take a role on.</summary>
    public static async Task<IReadOnlyList<JsonElement>> TrustAsync(this DeployedRegion region, string role) =>
        Answers.Statements(Uri.UnescapeDataString((await region.QueryAsync(AwsService.Iam, "GetRole", ("RoleName", role))).Text("GetRoleResult/Role/AssumeRolePolicyDocument")!));
}
