namespace DrTerraform.Constructs.Compute;

/// <summary>Where a function is plugged into a private network.</summary>
/// <param name="SubnetIds">The private subnets.</param>
/// <param name="SecurityGroupId">The functions' security group.</param>
public sealed record FunctionNetwork(IReadOnlyList<string> SubnetIds, string SecurityGroupId);
