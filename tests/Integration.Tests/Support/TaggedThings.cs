namespace DrTerraform.Integration.Tests.Support;

/// <summary>Everything of a region that can carry tags, by kinds. AWS's one tagging API leaves many of them out, so each service is asked itself.</summary>
internal static class TaggedThings
{
    /// <summary>The kinds, and how each is read.</summary>
    public static readonly IReadOnlyDictionary<string, Func<DeployedRegion, Task<IReadOnlyList<TaggedThing>>>> Kinds = new Dictionary<string, Func<DeployedRegion, Task<IReadOnlyList<TaggedThing>>>>
    {
        ["network"] = NetworkAsync,
        ["cluster and instances"] = DatabaseAsync,
        ["functions"] = FunctionsAsync,
        ["log groups"] = LogGroupsAsync,
        ["roles"] = RolesAsync,
        ["keys"] = KeysAsync,
        ["queue"] = QueueAsync,
        ["topic"] = TopicAsync,
        ["alarms"] = AlarmsAsync,
        ["event rule"] = EventRuleAsync,
        ["parameters"] = ParametersAsync,
        ["API, stage and domain"] = ApiAsync,
        ["certificate"] = CertificateAsync,
        ["vault and plan"] = BackupAsync,
        ["health check"] = HealthCheckAsync,
    };

    private static async Task<IReadOnlyList<TaggedThing>> NetworkAsync(DeployedRegion region)
    {
        var vpc = region.Output("vpc_id");
        var ids = new List<string> { vpc };
        foreach (var (action, filter, items, id) in new[]
        {
            ("DescribeSubnets", "vpc-id", "subnetSet/item", "subnetId"),
            ("DescribeVpcEndpoints", "vpc-id", "vpcEndpointSet/item", "vpcEndpointId"),
            ("DescribeSecurityGroups", "vpc-id", "securityGroupInfo/item", "groupId"),
            ("DescribeFlowLogs", "resource-id", "flowLogSet/item", "flowLogId"),
        })
        {
            ids.AddRange((await region.QueryAsync(AwsService.Ec2, action, ("Filter.1.Name", filter), ("Filter.1.Value.1", vpc))).All(items).Select(item => item.Text(id)!));
        }

        foreach (var subnet in region.Outputs("private_subnet_ids"))
        {
            ids.AddRange((await region.QueryAsync(AwsService.Ec2, "DescribeRouteTables", ("Filter.1.Name", "association.subnet-id"), ("Filter.1.Value.1", subnet))).All("routeTableSet/item").Select(table => table.Text("routeTableId")!));
        }

        return await EachAsync(ids.Distinct(), async id => TaggedThing.Of(
            id,
            (await region.QueryAsync(AwsService.Ec2, "DescribeTags", ("Filter.1.Name", "resource-id"), ("Filter.1.Value.1", id))).All("tagSet/item"),
            "key",
            "value"));
    }

    private static async Task<IReadOnlyList<TaggedThing>> DatabaseAsync(DeployedRegion region)
    {
        var cluster = (await region.ClusterAsync()).Text("DBClusterArn")!;
        var instances = (await region.DatabaseInstancesAsync()).Select(instance => instance.Text("DBInstanceArn")!);
        return await EachAsync(instances.Prepend(cluster), async arn => TaggedThing.Of(
            arn,
            (await region.QueryAsync(AwsService.Rds, "ListTagsForResource", ("ResourceName", arn))).All("ListTagsForResourceResult/TagList/Tag")));
    }

    private static async Task<IReadOnlyList<TaggedThing>> FunctionsAsync(DeployedRegion region) => await EachAsync(DeployedFunctions.Outputs, async output =>
    {
        var arn = (await region.FunctionAsync(output)).Text("FunctionArn")!;
        return TaggedThing.Of(arn, await region.GetJsonAsync(AwsService.Lambda, $"/2017-03-31/tags/{Uri.EscapeDataString(arn)}"), "Tags");
    });

    private static async Task<IReadOnlyList<TaggedThing>> LogGroupsAsync(DeployedRegion region)
    {
        Deployment.Current.NeedsPayments();
        var stage = await region.GetJsonAsync(AwsService.ApiGateway, $"/restapis/{region.Output("api_id")}/stages/{region.Stage()}");
        var flowLog = (await region.QueryAsync(AwsService.Ec2, "DescribeFlowLogs", ("Filter.1.Name", "resource-id"), ("Filter.1.Value.1", region.Output("vpc_id")))).All("flowLogSet/item").ShouldHaveSingleItem();
        var database = (await region.LogGroupAsync($"/aws/rds/cluster/{region.ClusterIdentifier()}/postgresql")).Text("arn")!;
        var functions = await Task.WhenAll(DeployedFunctions.Outputs.Select(async output => (await region.LogGroupAsync($"/aws/lambda/{region.Output(output)}")).Text("arn")!));
        string[] arns = [.. functions, database, stage.GetProperty("accessLogSettings").Text("destinationArn")!, flowLog.Text("logDestination")!];

        return await EachAsync(arns.Select(LogGroups.WithoutStreams), async arn =>
            TaggedThing.Of(arn, await region.JsonAsync(AwsService.Logs, "ListTagsForResource", new { resourceArn = arn }), "tags"));
    }

    private static async Task<IReadOnlyList<TaggedThing>> RolesAsync(DeployedRegion region) => await EachAsync(await region.RolesAsync(), async role =>
        TaggedThing.Of(role, (await region.QueryAsync(AwsService.Iam, "ListRoleTags", ("RoleName", role))).All("ListRoleTagsResult/Tags/member")));

    private static async Task<IReadOnlyList<TaggedThing>> KeysAsync(DeployedRegion region) => await EachAsync([region.Output("region_key_arn"), region.GlobalOutput("data_key_arn")], async arn =>
        TaggedThing.Of(arn, (await region.JsonAsync(AwsService.Kms, "ListResourceTags", new { KeyId = arn })).All("Tags"), "TagKey", "TagValue"));

    private static async Task<IReadOnlyList<TaggedThing>> QueueAsync(DeployedRegion region)
    {
        var address = (await region.JsonAsync(AwsService.Sqs, "GetQueueUrl", new { QueueName = region.Output("dead_letter_queue") })).Text("QueueUrl")!;
        return [TaggedThing.Of(address, await region.JsonAsync(AwsService.Sqs, "ListQueueTags", new { QueueUrl = address }), "Tags")];
    }

    private static async Task<IReadOnlyList<TaggedThing>> TopicAsync(DeployedRegion region)
    {
        var arn = region.Output("alerts_topic_arn");
        return [TaggedThing.Of(arn, (await region.QueryAsync(AwsService.Sns, "ListTagsForResource", ("ResourceArn", arn))).All("ListTagsForResourceResult/Tags/member"))];
    }

    private static async Task<IReadOnlyList<TaggedThing>> AlarmsAsync(DeployedRegion region)
    {
        var arns = (await region.AlarmsAsync())
            .Where(alarm => alarm.All("AlarmActions/member").Any(action => action.Value == region.Output("alerts_topic_arn")))
            .Where(alarm => alarm.Text("Namespace") != "AWS/Route53")
            .Select(alarm => alarm.Text("AlarmArn")!);
        return await EachAsync(arns, async arn =>
            TaggedThing.Of(arn, (await region.QueryAsync(AwsService.CloudWatch, "ListTagsForResource", ("ResourceARN", arn))).All("ListTagsForResourceResult/Tags/member")));
    }

    private static async Task<IReadOnlyList<TaggedThing>> EventRuleAsync(DeployedRegion region)
    {
        Deployment.Current.NeedsPayments();
        var name = (await region.JsonAsync(AwsService.Events, "ListRuleNamesByTarget", new { TargetArn = region.Output("alerts_topic_arn") })).All("RuleNames").ShouldHaveSingleItem().GetString();
        var arn = (await region.JsonAsync(AwsService.Events, "DescribeRule", new { Name = name })).Text("Arn")!;
        return [TaggedThing.Of(arn, (await region.JsonAsync(AwsService.Events, "ListTagsForResource", new { ResourceARN = arn })).All("Tags"))];
    }

    private static async Task<IReadOnlyList<TaggedThing>> ParametersAsync(DeployedRegion region) => await EachAsync((await region.ParametersAsync()).Select(parameter => parameter.Text("Name")!), async name =>
        TaggedThing.Of(name, (await region.JsonAsync(AwsService.Ssm, "ListTagsForResource", new { ResourceType = "Parameter", ResourceId = name })).All("TagList")));

    private static async Task<IReadOnlyList<TaggedThing>> ApiAsync(DeployedRegion region)
    {
        Deployment.Current.NeedsPayments();
        var api = $"/restapis/{region.Output("api_id")}";
        return await EachAsync([api, $"{api}/stages/{region.Stage()}", $"/domainnames/{Deployment.Current.PlatformHost()}"], async path =>
            TaggedThing.Of(path, await region.GetJsonAsync(AwsService.ApiGateway, path), "tags"));
    }

    private static async Task<IReadOnlyList<TaggedThing>> CertificateAsync(DeployedRegion region)
    {
        Deployment.Current.NeedsPayments();
        var arn = (await region.GetJsonAsync(AwsService.ApiGateway, $"/domainnames/{Deployment.Current.PlatformHost()}")).Text("regionalCertificateArn")!;
        return [TaggedThing.Of(arn, (await region.JsonAsync(AwsService.Acm, "ListTagsForCertificate", new { CertificateArn = arn })).All("Tags"))];
    }

    private static async Task<IReadOnlyList<TaggedThing>> BackupAsync(DeployedRegion region)
    {
        var planId = (await region.BackupRuleAsync()).PlanId;
        var plan = (await region.GetJsonAsync(AwsService.Backup, $"/backup/plans/{planId}/")).Text("BackupPlanArn")!;
        return await EachAsync([region.GlobalOutput("backup_vault_arn"), plan], async arn =>
            TaggedThing.Of(arn, await region.GetJsonAsync(AwsService.Backup, $"/tags/{Uri.EscapeDataString(arn)}/"), "Tags"));
    }

    private static async Task<IReadOnlyList<TaggedThing>> HealthCheckAsync(DeployedRegion region)
    {
        var id = Deployment.Current.Output("traffic", $"{region.Role}_health_check_id").GetString()!;
        return [TaggedThing.Of(id, (await region.GetXmlAsync(AwsService.Route53, $"/2013-04-01/tags/healthcheck/{id}")).All("ResourceTagSet/Tags/Tag"))];
    }

    private static async Task<IReadOnlyList<TaggedThing>> EachAsync(IEnumerable<string> ids, Func<string, Task<TaggedThing>> read)
    {
        var things = new List<TaggedThing>();
        foreach (var id in ids)
        {
            things.Add(await read(id));
        }

        return things;
    }
}
