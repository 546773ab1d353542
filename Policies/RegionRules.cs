namespace DrTerraform.Policies;

/// <summary>A resource type that the two regions hold in different numbers, and why.</summary>
internal sealed record Asymmetry(string Type, string Reason);

/// <summary>Everything lands in the region it is meant for, and the two regions are alike.</summary>
internal static class RegionRules
{
    private const string OwnRegion = "a resource that leans on the other region is lost together with it";

    /// <summary>What the regions may hold in different numbers.</summary>
    public static readonly IReadOnlyList<Asymmetry> Asymmetries =
    [
        new("aws_rds_cluster_instance", "the standby runs the fewest instances that meet the recovery time objective"),
        new("aws_secretsmanager_secret", "a secret is born with the writer and replicated from there"),
        new("aws_secretsmanager_secret_version", "a secret is born with the writer and replicated from there"),
        new("random_password", "the master password is born with the writer"),
    ];

    // Arguments whose purpose is to name the other region, or that have a rule of their own.
    private static readonly (string Type, string Path)[] CrossRegionArguments =
    [
        ("aws_dynamodb_table", "replica"),
        ("aws_secretsmanager_secret", "replica"),
        ("aws_s3_bucket_replication_configuration", "rule"),
        ("aws_backup_plan", "rule.copy_action"),
        ("aws_sns_topic_subscription", "endpoint"),
        ("aws_cloudwatch_dashboard", "dashboard_body"),
        ("aws_cloudwatch_event_target", "arn"),
        ("aws_rds_cluster", "replication_source_identifier"),
        ("aws_rds_cluster", "kms_key_id"),
        ("aws_rds_global_cluster", "source_db_cluster_identifier"),
        ("aws_lambda_function", "environment"),
    ];

    private static readonly string[] FunctionArguments =
    [
        "runtime", "handler", "memory_size", "timeout", "architectures", "package_type", "source_code_hash", "publish",
        "reserved_concurrent_executions", "ephemeral_storage.size", "tracing_config.mode", "logging_config.log_format",
    ];

    public static IEnumerable<Policy> All =>
    [
        Rule.Over("DR001", "Every AWS resource, data source and ephemeral value names an aliased provider of its stack",
            "without an alias the resource lands in whatever region the shell points at",
            deployment =>
                from block in deployment.Stacks.SelectMany(stack => stack.Blocks)
                where block.Type.StartsWith("aws_", StringComparison.Ordinal) && block.Region is null
                select block.Breaks(block.Text("provider") is { } provider
                    ? $"provider is '{provider}', and the stack declares only {Aliases(block.Stack)}: use one of these"
                    : $"has no provider: name one of {Aliases(block.Stack)}")),

        Rule.Over("DR002", "The stacks primary and secondary use their own region's provider alone",
            "a root module that needs both regions cannot be planned while one of them is down",
            deployment =>
                from stack in Regional(deployment)
                from foreign in stack.Providers.Where(provider => provider.Alias != stack.Name).Select(provider => provider.Alias)
                    .Union(stack.Blocks.Select(block => block.Alias).OfType<string>().Where(alias => alias != stack.Name))
                select stack.Breaks($"uses the provider 'aws.{foreign}': only 'aws.{stack.Name}' may occur; move what needs both regions to 'traffic' or 'global'")),

        Rule.Over("DR003", "A provider alias means one region everywhere, and the two regions differ",
            "the stacks are applied one by one: an alias that means two regions spreads one deployment over three",
            deployment =>
                (from alias in deployment.Stacks.SelectMany(stack => stack.Providers).GroupBy(provider => provider.Alias)
                 let regions = alias.Select(provider => provider.Region).Distinct().ToArray()
                 where regions.Length > 1 || regions[0].Length == 0
                 select new Breach($"provider aws.{alias.Key}", $"means {(regions.Length > 1 ? regions.Listed() : "no region")}: give it one region in every stack"))
                .Concat(deployment.PrimaryRegion is { Length: > 0 } region && region == deployment.SecondaryRegion
                    ? [new Breach($"provider aws.{Deployment.SecondaryAlias}", $"is '{region}' like the primary: choose another region")]
                    : [])),

        Rule.Over("DR004", "An ARN that is written out names the region of the resource that uses it",
            OwnRegion,
            deployment =>
                from resource in deployment.All
                where resource.Region is not null && !resource.Type.StartsWith("aws_iam_", StringComparison.Ordinal)
                let own = resource.Region
                from text in resource.Strings
                from region in Resource.ArnRegions(text.Value)
                where region != own && !MayCross(resource, text.Path)
                select resource.Breaks($"{text.Path} names an ARN in '{region}', the resource lives in '{own}': use that region's own")),

        Rule.Over("DR005", "Every provider sets default tags, with the same keys everywhere",
            "tags carry cost and ownership; a provider without them makes resources that nobody finds",
            deployment =>
            {
                var keys = deployment.Stacks.SelectMany(stack => stack.Providers).SelectMany(provider => provider.DefaultTags.Keys).Distinct().ToArray();
                return
                    from stack in deployment.Stacks
                    from provider in stack.Providers
                    let missing = keys.Except(provider.DefaultTags.Keys).ToArray()
                    where provider.DefaultTags.Count == 0 || missing.Length > 0
                    select stack.Breaks($"provider 'aws.{provider.Alias}' {(provider.DefaultTags.Count == 0 ? "has no default_tags" : $"lacks the default tags {missing.Listed()}")}: set the same keys on every provider");
            }),

        Rule.Over("DR006", "The tag Region says the region that its provider is in",
            "tags that lie send the operator to the wrong console in the worst hour",
            deployment =>
                from stack in deployment.Stacks
                from provider in stack.Providers
                where provider.Alias is Deployment.PrimaryAlias or Deployment.SecondaryAlias
                where provider.DefaultTags.TryGetValue("Region", out var tag) && tag != provider.Alias && tag != provider.Region
                select stack.Breaks($"provider 'aws.{provider.Alias}' tags Region = '{provider.DefaultTags["Region"]}': allowed are '{provider.Alias}' and '{provider.Region}'")),

        Rule.Over("DR007", "Primary and secondary hold the same types of resource in the same numbers",
            "what the standby lacks is noticed only after a failover",
            deployment => Regional(deployment) is not [var one, var other] ? [] :
                from type in one.Resources.Concat(other.Resources).Select(resource => resource.Type).Distinct().Order(StringComparer.Ordinal)
                where Asymmetries.All(asymmetry => asymmetry.Type != type)
                let counts = (Here: Count(one, type), There: Count(other, type))
                where counts.Here != counts.There
                select other.Breaks($"holds {counts.There} {type}, {one.Name} holds {counts.Here}: build both regions alike, or list the type as an asymmetry with its reason")),

        Rule.Over("DR008", "A function has the same code and configuration in both regions",
            "a function that differs fails for the first time on the day of the failover",
            deployment => Regional(deployment) is not [var one, var other] ? [] :
                from function in one.Resources.Where(resource => resource.Type == "aws_lambda_function")
                let twin = other.Find(function.LocalAddress)
                where twin is not null
                let different = Differences(function, twin).ToArray()
                where different.Length > 0
                select twin.Breaks($"differs from {function.Address} in {different.Listed()}: only values of environment variables may differ")),

        Rule.Over("DR009", "Only the stack traffic reads another stack's state",
            "reading a neighbour's state makes a plan depend on that neighbour, which may be in the region that is gone",
            deployment =>
                from stack in deployment.Stacks
                where stack.Name != "traffic"
                from source in stack.Data
                where source.Type == "terraform_remote_state"
                select source.Breaks("reads another stack's state: pass a name or an ARN built from names instead")),

        Rule.Over("DR010", "Every reference leads to a block of the same stack",
            "a reference into another stack is left dangling by synthesis and is found only by Terraform",
            deployment =>
                from stack in deployment.Stacks
                from place in stack.Blocks.Select(block => (block.Address, block.Strings))
                    .Concat(stack.Outputs.Select(output => (Address: $"{stack.Name}/output.{output.Key}", Strings: (IReadOnlyList<(string Path, string Value)>)[.. output.Value.Strings()])))
                from text in place.Strings
                from reference in Reference.In(text.Value)
                where stack.Find(reference.Address) is null
                select new Breach(place.Address, $"{text.Path} refers to {reference.Address}, which the stack does not hold: pass a name instead")),

        Rule.Over("DR011", "No name is made up by chance",
            "the other stacks and the failover code build names themselves, so they must be known before anything exists",
            deployment =>
                from resource in deployment.All
                let chance = resource.Type is "random_id" or "random_string" or "random_pet" or "random_uuid" or "random_integer"
                    ? resource.Type
                    : resource.Body.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => name is "name_prefix" or "bucket_prefix" or "identifier_prefix" or "cluster_identifier_prefix")
                where chance is not null
                select resource.Breaks($"uses {chance}: write the whole name out")),
    ];

    /// <summary>The regional stacks that the deployment holds, primary first.</summary>
    internal static IReadOnlyList<Stack> Regional(Deployment deployment) =>
        [.. new[] { deployment.Stack(Deployment.PrimaryAlias), deployment.Stack(Deployment.SecondaryAlias) }.OfType<Stack>()];

    // Policies may name what asks from the other region, and keys and alarm actions have rules of their own.
    private static bool MayCross(Resource resource, string path) =>
        path.Split('.').Any(part => part.Contains("policy", StringComparison.Ordinal) || part.Contains("kms", StringComparison.Ordinal))
        || path is "alarm_actions" or "ok_actions" or "insufficient_data_actions" or "regional_certificate_arn" or "domain_name_configuration.certificate_arn"
        || CrossRegionArguments.Any(argument => argument.Type == resource.Type && path.StartsWith(argument.Path, StringComparison.Ordinal));

    private static int Count(Stack stack, string type) => stack.Resources.Count(resource => resource.Type == type);

    private static string Aliases(Stack stack) => stack.Providers.Select(provider => $"aws.{provider.Alias}").Listed();

    private static IEnumerable<string> Differences(Resource function, Resource twin) =>
        FunctionArguments.Where(argument => !function.Texts(argument).SequenceEqual(twin.Texts(argument)))
            .Concat(VariableNames(function).SequenceEqual(VariableNames(twin)) ? [] : ["the names of environment variables"]);

    private static IEnumerable<string> VariableNames(Resource function) =>
        function.Body.Members("environment.variables").Select(variable => variable.Name).Order(StringComparer.Ordinal);
}
