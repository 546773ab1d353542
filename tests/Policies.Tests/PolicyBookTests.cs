using DrTerraform.Policies.Tests.Support;

namespace DrTerraform.Policies.Tests;

[TestFixture]
public sealed class PolicyBookTests
{
    private static IEnumerable<TestCaseData> BadExamples =>
        BadExample.All.Select((example, index) => new TestCaseData(example).SetArgDisplayNames($"{index}: {example}"));

    private static IEnumerable<string> PolicyIds => PolicyBook.All.Select(policy => policy.Id);

    [TestCaseSource(nameof(BadExamples))]
    public void A_bad_example_is_found_by_its_policy_alone(object example) =>
        ((BadExample)example).Findings.Select(finding => finding.PolicyId).Distinct().ShouldBe([((BadExample)example).PolicyId]);

    [TestCaseSource(nameof(BadExamples))]
    public void A_finding_says_what_is_wrong(object example) =>
        ((BadExample)example).Findings.ShouldContain(finding => finding.Message.Contains(((BadExample)example).Says));

    [TestCaseSource(nameof(PolicyIds))]
    public void Every_policy_has_a_bad_example(string policyId) =>
        BadExample.All.ShouldContain(example => example.PolicyId == policyId);

    [Test]
    public void Ids_have_no_gaps() =>
        PolicyIds.ShouldBe(Enumerable.Range(1, PolicyBook.All.Count).Select(number => $"DR{number:000}"));

    [Test]
    public void Every_policy_says_what_must_hold_and_why() =>
        PolicyBook.All.ShouldAllBe(policy => policy.Title.Length > 10 && policy.Because.Length > 10 && !policy.Because.EndsWith('.'));

    [Test]
    public void Titles_are_unique() => PolicyBook.All.Select(policy => policy.Title).ShouldBeUnique();
}
