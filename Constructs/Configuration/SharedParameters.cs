using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.SsmParameter;

namespace DrTerraform.Constructs.Configuration;

/// <summary>What <see cref="SharedParameters"/> are given.</summary>
public sealed record SharedParametersProps
{
    /// <summary>Where the parameters go.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The deployment, which says which secrets there are and how they are generated.</summary>
    public required DrSettings Settings { get; init; }

    /// <summary>ARN of the region's key.</summary>
    public required string KeyArn { get; init; }
}

/// <summary>
/// Secrets that mean the same in both regions. Terraform makes each with a generated value and never looks at it again: operators
/// replace it, and the synchronizer carries what they wrote to the other region.
/// </summary>
public sealed class SharedParameters : Construct
{
    /// <summary>Declares the parameters.</summary>
    public SharedParameters(Construct scope, string id, SharedParametersProps props)
        : base(scope, id)
    {
        var configuration = props.Settings.Configuration;
        Names = [.. configuration.Secrets.Select(secret => $"{configuration.SharedPathOf(props.Settings)}/{secret}")];

        foreach (var (secret, name) in configuration.Secrets.Zip(Names))
        {
            var value = new GeneratedPassword(this, $"{ConstructId.Of(secret)}Value", new GeneratedPasswordProps { Placement = props.Placement, Settings = props.Settings.Secrets });
            _ = new SsmParameter(this, ConstructId.Of(secret), new SsmParameterConfig
            {
                Provider = props.Placement.Provider,
                Name = name,
                Type = "SecureString",
                KeyId = props.KeyArn,
                Value = value.IsWriteOnly ? null : value.Value,
                ValueWo = value.IsWriteOnly ? value.Value : null,
                ValueWoVersion = value.IsWriteOnly ? value.Generation : null,
                Lifecycle = new TerraformResourceLifecycle { IgnoreChanges = new[] { "value", "description" } },
            });
        }
    }

    /// <summary>The parameters' names.</summary>
    public IReadOnlyList<string> Names { get; }
}
