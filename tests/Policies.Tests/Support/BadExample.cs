namespace DrTerraform.Policies.Tests.Support;

/// <summary>The good deployment with one thing wrong, the policy that finds it, and what it says.</summary>
internal sealed record BadExample(string PolicyId, string Says, Action<Example> Break)
{
    public static IReadOnlyList<BadExample> All { get; } =
    [
        .. BadExamples.Regions.All, .. BadExamples.State.All, .. BadExamples.Rights.All, .. BadExamples.Encryption.All, .. BadExamples.Teardown.All,
        .. BadExamples.Database.All, .. BadExamples.Data.All, .. BadExamples.Network.All, .. BadExamples.Compute.All, .. BadExamples.Traffic.All,
        .. BadExamples.Watch.All, .. BadExamples.Budget.All,
    ];

    // Several tests look at the same example.
    private readonly Lazy<IReadOnlyList<Finding>> _findings = new(() =>
    {
        var example = Example.Good();
        Break(example);
        return PolicyBook.Check(example.Deployment);
    });

    /// <summary>All findings on the broken deployment.</summary>
    public IReadOnlyList<Finding> Findings => _findings.Value;

    public override string ToString() => $"{PolicyId} {Says}";
}
