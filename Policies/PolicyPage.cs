using System.Text;

namespace DrTerraform.Policies;

/// <summary>The policy book as a page for people, <c>docs/policies.md</c>.</summary>
public static class PolicyPage
{
    /// <summary>The page in Markdown.</summary>
    public static string Markdown()
    {
        var page = new StringBuilder("""
            # Policies

            What must hold in the synthesized Terraform JSON, and what breaks when it does not. Generated from `PolicyBook`; a test compares, and
            rewrites the page when `DR_UPDATE_DOCS=1` is set. A policy is judged when what it is about exists in the deployment. A finding
            stops synthesis. What one call does at run time (a failover that names the target by its ARN,
            allows data loss and asks the surviving region; a switchover that asks the primary) is no matter of JSON: the unit tests of the failover monitor hold it.

            """);

        foreach (var (title, policies) in PolicyBook.Sections)
        {
            page.Append(null, $"\n## {title}\n\n| id | must hold | because |\n|---|---|---|\n");
            foreach (var policy in policies)
            {
                page.Append(null, $"| {policy.Id} | {policy.Title} | {policy.Because} |\n");
            }
        }

        page.Append("\n## Reasoned exceptions\n\nTypes that the regions may hold in different numbers (DR007):\n\n");
        page.AppendJoin('\n', RegionRules.Asymmetries.Select(asymmetry => $"- `{asymmetry.Type}`: {asymmetry.Reason}"));
        page.Append("\n\nActions that may be allowed on every resource (DR022):\n\n");
        page.AppendJoin('\n', RightsRules.ActionsWithoutResource.Select(action => $"- `{action.Pattern}`: {action.Reason}"));
        page.Append("\n\nWildcards that an ARN may hold (DR023):\n\n");
        page.AppendJoin('\n', RightsRules.ResourceWildcards.Select(wildcard => $"- {wildcard.Reason}"));
        page.Append("\n\nAWS's own policies that may be attached (DR025):\n\n");
        page.AppendJoin('\n', RightsRules.ManagedPolicies.Select(policy => $"- `{policy}`"));
        page.Append("\n\n## Exemptions\n\n");
        page.Append(PolicyBook.Exemptions.Count == 0
            ? "None. One that covers no finding, or has no reason, would be a finding itself.\n"
            : string.Concat(PolicyBook.Exemptions.Select(exemption => $"- {exemption.PolicyId} `{exemption.Address}`: {exemption.Reason}\n")));

        return page.ToString();
    }
}
