using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.IamRole;
using HashiCorp.Cdktf.Providers.Aws.IamRolePolicy;
using HashiCorp.Cdktf.Providers.Aws.IamRolePolicyAttachment;

namespace DrTerraform.Constructs.Foundation;

/// <summary>What a <see cref="ServiceRole"/> is given.</summary>
public sealed record ServiceRoleProps
{
    /// <summary>Where the role's user lives; IAM itself is global.</summary>
    public required Placement Placement { get; init; }

    /// <summary>What the role is for, as it stands in its name.</summary>
    public required string Purpose { get; init; }

    /// <summary>The service that takes the role on, e.g. <c>lambda.amazonaws.com</c>. Null: <see cref="CallerRoleArn"/> does.</summary>
    public string? Service { get; init; }

    /// <summary>ARN of the one role of this account that takes the role on in place of a service; it need not exist yet.</summary>
    public string? CallerRoleArn { get; init; }

    /// <summary>Seconds that one may stay in the role. Null: an hour, as AWS has it.</summary>
    public int? LongestSessionSeconds { get; init; }

    /// <summary>What the role may do.</summary>
    public IReadOnlyList<Access> Rights { get; init; } = [];

    /// <summary>ARNs of policies that AWS maintains, for services that document no smaller set.</summary>
    public IReadOnlyList<string> ManagedPolicies { get; init; } = [];

    /// <summary>
    /// False for the few services that do not send <c>aws:SourceAccount</c> when they take a role on (Lambda, API Gateway): a condition
    /// on it would lock them out.
    /// </summary>
    public bool SendsSourceAccount { get; init; } = true;
}

/// <summary>A role of an AWS service, or of another role, with exactly the listed rights.</summary>
public sealed class ServiceRole : Construct
{
    /// <summary>Declares the role.</summary>
    public ServiceRole(Construct scope, string id, ServiceRoleProps props)
        : base(scope, id)
    {
        var placement = props.Placement;
        var role = new IamRole(this, "Role", new IamRoleConfig
        {
            Provider = placement.Provider,
            Name = placement.Names.Of(Named.Role, props.Purpose),
            AssumeRolePolicy = PolicyDocument.Of(this, "TrustDocument", placement, Trust(props)),
            MaxSessionDuration = props.LongestSessionSeconds,
        });
        Arn = role.Arn;

        var grants = new List<ITerraformDependable>();
        if (props.Rights.Count > 0)
        {
            grants.Add(new IamRolePolicy(this, "Rights", new IamRolePolicyConfig
            {
                Provider = placement.Provider,
                Name = "rights",
                Role = role.Id,
                Policy = PolicyDocument.Of(this, "RightsDocument", placement, props.Rights),
            }));
        }

        foreach (var (arn, index) in props.ManagedPolicies.Select((arn, index) => (arn, index)))
        {
            grants.Add(new IamRolePolicyAttachment(this, $"Managed{index}", new IamRolePolicyAttachmentConfig
            {
                Provider = placement.Provider,
                Role = role.Name,
                PolicyArn = arn,
            }));
        }

        Grants = [.. grants];
    }

    /// <summary>The role's ARN.</summary>
    public string Arn { get; }

    /// <summary>The role's policies, for whatever AWS would refuse before the role has them.</summary>
    public ITerraformDependable[] Grants { get; }

    /// <summary>The ARN of a role of the given purpose, built from its name.</summary>
    public static string ArnOf(Placement placement, Names names, string purpose) => placement.GlobalArn("iam", $"role/{names.Of(Named.Role, purpose)}");

    // IAM refuses a policy that names a role which does not exist; a condition may.
    private static Access Trust(ServiceRoleProps props)
    {
        var (placement, trust) = (props.Placement, new Access("Trust", ["sts:AssumeRole"], []));
        return props switch
        {
            { CallerRoleArn: { } caller } => (trust with { Who = new Principal("AWS", placement.GlobalArn("iam", "root")) }).When("ArnEquals", "aws:PrincipalArn", caller),
            { Service: { } service, SendsSourceAccount: true } => (trust with { Who = Principal.Service(service) }).When("StringEquals", "aws:SourceAccount", placement.AccountId),
            { Service: { } service } => trust with { Who = Principal.Service(service) },
            _ => throw new ArgumentException("a role without a service or a role that takes it on", nameof(props)),
        };
    }
}
