namespace DrTerraform.Policies;

/// <summary>All policies, and the judgement of a deployment by them.</summary>
public static class PolicyBook
{
    /// <summary>The policies by what they are about.</summary>
    internal static readonly IReadOnlyList<(string Title, IReadOnlyList<Policy> Policies)> Sections =
    [
        ("Regions", [.. RegionRules.All]),
        ("State and versions", [.. StateRules.All]),
        ("Rights", [.. RightsRules.All]),
        ("Keys", [.. KeyRules.All]),
        ("Secrets", [.. SecretRules.All]),
        ("Encryption", [.. EncryptionRules.All]),
        ("Teardown", [.. TeardownRules.All]),
        ("Database", [.. DatabaseRules.All]),
        ("Tables", [.. TableRules.All]),
        ("Buckets", [.. BucketRules.All]),
        ("Network", [.. NetworkRules.All]),
        ("Functions", [.. FunctionRules.All]),
        ("API", [.. ApiRules.All]),
        ("Health checks and records", [.. DnsRules.All]),
        ("Alarms and events", [.. WatchRules.All]),
        ("Cost", [.. CostRules.All]),
        ("Takeover", [.. RightsRules.OfTakeovers]),
    ];

    /// <summary>Every policy in the order of its id. An id is never given to another rule.</summary>
    public static IReadOnlyList<Policy> All { get; } = [.. Sections.SelectMany(section => section.Policies)];

    /// <summary>Findings that are accepted, each with its reason.</summary>
    public static IReadOnlyList<Exemption> Exemptions { get; } = [];

    /// <summary>Everything that must be changed before the deployment may be synthesized; empty when it may.</summary>
    public static IReadOnlyList<Finding> Check(Deployment deployment) => Check(deployment, Exemptions);

    /// <summary>Like <see cref="Check(Deployment)"/> with other exemptions. One that covers nothing, or has no reason, is a finding.</summary>
    public static IReadOnlyList<Finding> Check(Deployment deployment, IReadOnlyList<Exemption> exemptions)
    {
        var findings = All.SelectMany(policy => policy.Check(deployment)).Distinct().ToArray();
        return
        [
            .. findings.Where(finding => !exemptions.Any(exemption => exemption.Covers(finding))),
            .. exemptions.Where(exemption => string.IsNullOrWhiteSpace(exemption.Reason))
                .Select(exemption => new Finding(exemption.PolicyId, exemption.Address, "the exemption has no reason: write down why the policy does not apply")),
            .. exemptions.Where(exemption => !findings.Any(exemption.Covers))
                .Select(exemption => new Finding(exemption.PolicyId, exemption.Address, "the exemption covers no finding: remove it")),
        ];
    }
}
