namespace DrTerraform.Policies;

/// <summary>One place where a deployment breaks a policy.</summary>
/// <param name="PolicyId">Stable id of the policy, e.g. <c>DR001</c>.</param>
/// <param name="Address">Stack and resource, e.g. <c>primary/aws_rds_cluster.Cluster</c>, or the stack alone.</param>
/// <param name="Message">What was found, what is allowed, what to do.</param>
public sealed record Finding(string PolicyId, string Address, string Message)
{
    /// <summary>The finding on one line.</summary>
    public override string ToString() => $"{PolicyId} {Address}: {Message}";
}
