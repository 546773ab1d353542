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

    /// <summary>The service that takes the role on, e.g. <c>lambda.amazonaws.com</c>.</summary>
    public required string Service { get; init; }

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

/// <summary>A role of an AWS service with exactly the listed rights.</summary>
public sealed class ServiceRole : Construct
{
    /// <summary>Declares the role.</summary>
    public ServiceRole(Construct scope, string id, ServiceRoleProps props)
        : base(scope, id)
    {
        var placement = props.Placement;
        var trust = new Access("Trust", ["sts:AssumeRole"], []) { Who = Principal.Service(props.Service) };

        var role = new IamRole(this, "Role", new IamRoleConfig
        {
            Provider = placement.Provider,
            Name = placement.Names.Of(Named.Role, props.Purpose),
            AssumeRolePolicy = PolicyDocument.Of(
                props.SendsSourceAccount ? trust.When("StringEquals", "aws:SourceAccount", placement.AccountId) : trust),
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
                Policy = PolicyDocument.Of(props.Rights),
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
}
