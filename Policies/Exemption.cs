using System.IO.Enumeration;

namespace DrTerraform.Policies;

/// <summary>A finding that is accepted, and why.</summary>
/// <param name="PolicyId">The policy that is not applied.</param>
/// <param name="Address">Address of the finding; <c>*</c> stands for any text.</param>
/// <param name="Reason">Why the policy does not apply here. Must not be empty.</param>
public sealed record Exemption(string PolicyId, string Address, string Reason)
{
    /// <summary>Whether the exemption is meant for the finding.</summary>
    public bool Covers(Finding finding) =>
        finding.PolicyId == PolicyId && FileSystemName.MatchesSimpleExpression(Address, finding.Address, ignoreCase: false);
}
