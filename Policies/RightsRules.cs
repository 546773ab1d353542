using System.Text.RegularExpressions;

namespace DrTerraform.Policies;

/// <summary>A wildcard that least privilege allows, and why.</summary>
internal sealed record AllowedWildcard(string Pattern, string Reason);

/// <summary>Least privilege, and the rights of the code that moves the database.</summary>
internal static partial class RightsRules
{
    private const string Promote = "rds:FailoverGlobalCluster";

    /// <summary>Actions that AWS offers no resource for.</summary>
    public static readonly IReadOnlyList<AllowedWildcard> ActionsWithoutResource =
    [
        new("rds:DescribeGlobalClusters", "AWS's own sample of a failover role names no resource for it"),
        new("ec2:Describe*", "EC2 offers no resource for its reads"),
        new("ec2:CreateNetworkInterface", "Lambda makes a VPC function's network interfaces with the function's role"),
        new("ec2:DeleteNetworkInterface", "Lambda makes a VPC function's network interfaces with the function's role"),
        new("ec2:AssignPrivateIpAddresses", "Lambda makes a VPC function's network interfaces with the function's role"),
        new("ec2:UnassignPrivateIpAddresses", "Lambda makes a VPC function's network interfaces with the function's role"),
        new("ec2:GetSecurityGroupsForVpc", "Lambda makes a VPC function's network interfaces with the function's role"),
        new("cloudwatch:PutMetricData", "has no resource; a condition on the namespace narrows it"),
        new("cloudwatch:GetMetricData", "has no resource"),
        new("cloudwatch:GetMetricStatistics", "has no resource"),
        new("cloudwatch:ListMetrics", "has no resource"),
        new("xray:PutTraceSegments", "has no resource"),
        new("xray:PutTelemetryRecords", "has no resource"),
        new("secretsmanager:GetRandomPassword", "has no resource"),
        new("sts:GetCallerIdentity", "has no resource"),
        new("ssm:DescribeParameters", "lists what there is, without values; AWS's own samples name no resource for it"),
    ];

    /// <summary>Wildcards inside an ARN that AWS's own naming makes necessary; regular expressions over the whole resource text.</summary>
    public static readonly IReadOnlyList<AllowedWildcard> ResourceWildcards =
    [
        new(@"^[^*?]*-\?{6}$", "Secrets Manager appends six characters to a secret's name"),
        new(@"^[^*?]*log-group:[^*?]*:\*$|_log_group\.[^*?]*:\*$|^[^*?]*log-group:[^*?]*:log-stream:\*$", "the streams of one log group"),
        new(@"^(?:arn:aws[a-z-]*:s3:::[^*?]+|\$\{aws_s3_bucket\.[^*?]*\})/[^?]*\*$", "the objects of one bucket"),
        new(@"(?:table/|aws_dynamodb_table\.)[^*?]*/(?:index|stream)/\*$", "the indexes or the stream of one table"),
        new(@"(?:execute-api|execution_arn)[^?]*/\*[^?]*$", "stages, methods and paths of one API"),
        new(@":parameter/[^*?]+/\*$", "the parameters below one path"),
        new(@":recovery-point:\*$", "recovery points are named by AWS"),
    ];

    /// <summary>Managed policies of AWS that a service role cannot do without.</summary>
    public static readonly IReadOnlyList<string> ManagedPolicies =
        ["AmazonRDSEnhancedMonitoringRole", "AWSBackupServiceRolePolicyForBackup", "AWSBackupServiceRolePolicyForRestores", "AmazonAPIGatewayPushToCloudWatchLogs"];

    public static IEnumerable<Policy> All =>
    [
        Rule.Over("DR019", "Every policy document can be read before it exists",
            "a document that only Terraform can read is judged by nobody",
            deployment => PolicyDocuments.Of(deployment)
                .Where(document => !document.Readable)
                .Select(document => document.Holder.Breaks("its policy is neither JSON nor an aws_iam_policy_document of the stack: write it as JSON"))),

        Rule.Over("DR020", "No statement allows a wildcard action",
            "a wildcard grants what AWS adds tomorrow, and nobody reviews it",
            deployment =>
                from statement in Granting(deployment)
                where !IsAccountsOwnKeyRight(statement)
                from action in statement.Actions
                where action.AsSpan().ContainsAny('*', '?')
                select statement.Holder.Breaks($"allows the action '{action}': list the actions that are called")),

        Rule.Over("DR021", "No statement allows everything but something",
            "NotAction, NotResource and NotPrincipal grant all that they do not name",
            deployment => Granting(deployment)
                .Where(statement => statement.Negations.Count > 0)
                .Select(statement => statement.Holder.Breaks($"allows everything but {statement.Negations.Listed()}: list what is allowed"))),

        Rule.Over("DR022", "No statement allows an action on every resource where AWS offers a resource",
            "a role that reaches every table reaches the one it must not",
            deployment =>
                from statement in Granting(deployment)
                where statement.Kind == DocumentKind.Identity && statement.Resources.Contains("*")
                from action in statement.Actions
                where ActionsWithoutResource.All(allowed => !System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(allowed.Pattern, action))
                where action != "*"
                select statement.Holder.Breaks($"allows '{action}' on the resource '*': name the ARNs")),

        Rule.Over("DR023", "A resource ARN has no wildcard but those that AWS's naming needs",
            "a wildcard in an ARN reaches other systems in the same account",
            deployment =>
                from statement in Granting(deployment)
                where statement.Kind is DocumentKind.Identity or DocumentKind.Resource
                from resource in statement.Resources
                where resource != "*" && LiteralHasWildcard(resource)
                where ResourceWildcards.All(allowed => !Regex.IsMatch(resource, allowed.Pattern))
                select statement.Holder.Breaks($"reaches '{resource}': write the name out")),

        Rule.Over("DR024", "Nobody outside the account is trusted",
            "a principal '*' without a condition is the whole internet",
            deployment =>
                from statement in Granting(deployment)
                where statement.Kind is DocumentKind.Trust or DocumentKind.Resource
                where statement.Principals.Contains("AWS:*") && !LimitsCaller(statement)
                select statement.Holder.Breaks("allows every principal: name the principal, or add a condition on aws:SourceAccount, aws:PrincipalAccount or aws:SourceArn")),

        Rule.Each("DR025", "Policies managed by AWS are attached only where a service role cannot do without",
            "they allow most of their actions on every resource",
            ["aws_iam_role_policy_attachment", "aws_iam_policy_attachment"],
            attachment => attachment.Text("policy_arn") is { } arn && arn.Contains(":iam::aws:policy/", StringComparison.Ordinal) && !ManagedPolicies.Contains(arn.Split('/')[^1])
                ? $"attaches '{arn}': allowed are {ManagedPolicies.Listed()}; write the rights out otherwise"
                : null),

        Rule.Over("DR026", "A role that promotes a database holds no right on the failover path that needs a global control plane",
            "the control planes of Route 53 and IAM live in us-east-1, which may be the region that failed",
            deployment =>
                from promoter in Promoters(deployment)
                from action in promoter.Where(statement => statement.Allows).SelectMany(statement => statement.Actions)
                where action.StartsWith("iam:", StringComparison.OrdinalIgnoreCase)
                    || System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(action, "route53:ChangeResourceRecordSets")
                    || System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(action, "route53:UpdateHealthCheck")
                select promoter.Key.Breaks($"may call '{action}': failover uses the data plane and the surviving region's own API only; take the right away")),

        Rule.Over("DR027", "The code that promotes a database runs in the secondary region",
            "code that runs only where the failure is cannot react to it",
            deployment =>
                from promoter in Promoters(deployment).Take(1)
                where Promoters(deployment).All(role => FunctionsOf(deployment, role.Key).All(function => function.Alias != Deployment.SecondaryAlias))
                select promoter.Key.Breaks($"no function with this right is on 'aws.{Deployment.SecondaryAlias}': run the failover monitor there as well")),

        Rule.Over("DR028", "The right to promote names the global cluster and both member clusters",
            "RDS checks the call against all three; a missing one denies it in the hour of need",
            deployment =>
                from promoter in Promoters(deployment)
                let resources = promoter.Where(MayPromote).SelectMany(statement => statement.Resources).ToArray()
                where !resources.Contains("*")
                let missing = MissingForPromotion(promoter.Key, resources).ToArray()
                where missing.Length > 0
                select promoter.Key.Breaks($"{Promote} lacks {missing.Listed()}: add the ARN")),

        Rule.Over("DR029", "A role that promotes a database may only read on every resource",
            "this role acts by itself, so its mistakes must stay inside one deployment",
            deployment =>
                from promoter in Promoters(deployment)
                from statement in promoter
                where statement.Allows && statement.Resources.Contains("*")
                from action in statement.Actions
                where !Read().IsMatch(action)
                select promoter.Key.Breaks($"may call '{action}' on every resource: name the ARNs")),
    ];

    /// <summary>What holds the code that moves the database in the region that takes over.</summary>
    public static IEnumerable<Policy> OfTakeovers =>
    [
        Rule.Over("DR135", "A role that promotes a database acts in its own region alone",
            "what has to be asked of the lost region is not answered, and a role taken on there does not exist any more",
            deployment =>
                from promoter in Promoters(deployment)
                from statement in promoter
                where statement.Allows
                from action in statement.Actions
                let elsewhere = statement.Resources.Select(promoter.Key.RegionOf).FirstOrDefault(region => region is not null && region != promoter.Key.Region)
                where action == "sts:AssumeRole" || (action != Promote && elsewhere is not null)
                select promoter.Key.Breaks(action == "sts:AssumeRole"
                    ? "may call 'sts:AssumeRole': let it act by its own rights"
                    : $"may call '{action}' in '{elsewhere}': name what is in '{promoter.Key.Region}'")),
    ];

    private static IEnumerable<IGrouping<Resource, Statement>> Promoters(Deployment deployment) =>
        deployment.Rights.Where(role => role.Any(MayPromote));

    // A role that may do anything at all is found as such.
    private static bool MayPromote(Statement statement) => statement.Allows && statement.Names(Promote) && !statement.Actions.Contains("*");

    private static IEnumerable<Resource> FunctionsOf(Deployment deployment, Resource role) =>
        deployment.Resources("aws_lambda_function").Where(function => deployment.RoleOf(function, "role") == role);

    private static IEnumerable<string> MissingForPromotion(Resource role, string[] resources)
    {
        if (!resources.Any(resource => resource.Contains(":global-cluster:", StringComparison.Ordinal) || role.Target(resource)?.Type == "aws_rds_global_cluster"))
        {
            yield return "the global cluster";
        }

        var deployment = role.Stack.Deployment;
        foreach (var region in new[] { deployment.PrimaryRegion, deployment.SecondaryRegion }.OfType<string>())
        {
            if (!resources.Any(resource => IsCluster(role, resource) && role.RegionOf(resource) == region))
            {
                yield return $"the member cluster in '{region}'";
            }
        }
    }

    private static bool IsCluster(Resource role, string resource) =>
        resource.Contains(":cluster:", StringComparison.Ordinal) || role.Target(resource)?.Type == "aws_rds_cluster";

    // An endpoint's policy grants nothing: it is a ceiling over what the roles grant.
    private static IEnumerable<Statement> Granting(Deployment deployment) =>
        deployment.Statements.Where(statement => statement.Allows && statement.Kind != DocumentKind.Ceiling);

    // AWS asks for it: without the account's own right to the key, nobody could ever change the key again.
    private static bool IsAccountsOwnKeyRight(Statement statement) =>
        statement.Kind == DocumentKind.Key && statement.Actions is ["kms:*"] && statement.Principals.All(principal => principal.EndsWith(":root", StringComparison.Ordinal));

    private static bool LimitsCaller(Statement statement) =>
        new[] { "aws:SourceAccount", "aws:PrincipalAccount", "aws:SourceArn", "aws:PrincipalArn", "aws:PrincipalOrgID", "kms:CallerAccount", "AWS:SourceOwner" }
            .Any(key => statement.On(key) is not null);

    private static bool LiteralHasWildcard(string resource) =>
        Reference.LiteralPart(resource).AsSpan().ContainsAny('*', '?');

    [GeneratedRegex(@"^[a-z0-9-]+:(?:Describe|Get|List)\w*\*?$", RegexOptions.IgnoreCase)]
    private static partial Regex Read();
}
