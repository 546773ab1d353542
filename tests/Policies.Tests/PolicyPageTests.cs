using System.Runtime.CompilerServices;

namespace DrTerraform.Policies.Tests;

[TestFixture]
public sealed class PolicyPageTests
{
    private static readonly string Page = Path.GetFullPath(Path.Combine(Folder(), "..", "..", "docs", "policies.md"));

    [Test]
    public void The_page_says_what_the_book_says()
    {
        if (Environment.GetEnvironmentVariable("DR_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(Page, PolicyPage.Markdown());
        }

        File.ReadAllText(Page).ShouldBe(PolicyPage.Markdown(), "run the tests with DR_UPDATE_DOCS=1 to rewrite docs/policies.md");
    }

    [TestCaseSource(nameof(PolicyIds))]
    public void Every_policy_is_on_the_page(string policyId) => PolicyPage.Markdown().ShouldContain($"| {policyId} | ");

    private static IEnumerable<string> PolicyIds() => PolicyBook.All.Select(policy => policy.Id);

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
