using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.SsmParameter;

namespace DrTerraform.Constructs.Configuration;

/// <summary>What <see cref="RegionParameters"/> are given.</summary>
public sealed record RegionParametersProps
{
    /// <summary>Where the parameters go.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The deployment, whose names make the path.</summary>
    public required DrSettings Settings { get; init; }

    /// <summary>The values by the last parts of their paths.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>ARN of the region's key.</summary>
    public required string KeyArn { get; init; }
}

/// <summary>
/// A region's configuration in Parameter Store, under the same paths in both regions, so that an application finds its own region's
/// endpoints without knowing where it runs. Parameter Store does not replicate; each region's stack writes its own.
/// </summary>
public sealed class RegionParameters : Construct
{
    /// <summary>Declares the parameters.</summary>
    public RegionParameters(Construct scope, string id, RegionParametersProps props)
        : base(scope, id)
    {
        var root = props.Settings.Configuration.PathOf(props.Settings);

        foreach (var (path, value) in props.Values)
        {
            _ = new SsmParameter(this, ConstructId.Of(path), new SsmParameterConfig
            {
                Provider = props.Placement.Provider,
                Name = $"{root}/{path}",
                Type = "SecureString",
                KeyId = props.KeyArn,
                Value = value,
            });
        }
    }
}
