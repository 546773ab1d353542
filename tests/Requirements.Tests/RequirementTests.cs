using DrTerraform.Requirements.Tests.Support;

namespace DrTerraform.Requirements.Tests;

/// <summary>The catalogue of requirements against the tests that cite them, in all test projects.</summary>
[TestFixture]
public sealed class RequirementTests
{
    private static readonly Catalogue All = Catalogue.Current;

    private static readonly HashSet<string> Proved = [.. Proof.All.Select(proof => proof.RequirementId)];

    private static IEnumerable<string> Owed => All.Ids.Except(All.NotYet);

    // Against a row that is lost in an edit.
    [TestCase("X", 12)]
    [TestCase("A", 11)]
    [TestCase("B", 14)]
    [TestCase("C", 9)]
    [TestCase("D", 11)]
    [TestCase("E", 10)]
    [TestCase("T", 10)]
    public void A_system_has_all_its_requirements_once(string letter, int count)
    {
        var ids = All.Systems.Single(system => system.Letter == letter).Requirements.Select(requirement => requirement.Id).ToList();
        ids.ShouldBeUnique();
        ids.Count.ShouldBe(count);
        ids.ShouldAllBe(id => id.StartsWith($"{letter}-", StringComparison.Ordinal));
    }

    [TestCaseSource(nameof(Owed))]
    public void A_requirement_is_proved_by_a_test(string id) => Proved.ShouldContain(id);

    [TestCaseSource(nameof(Owed))]
    public void A_requirement_that_is_proved_names_where_it_is_done(string id) => All.Requirements.Single(requirement => requirement.Id == id).Code.ShouldNotBeEmpty();

    [Test]
    public void A_test_cites_only_what_the_catalogue_knows() => Proof.All.Where(proof => !All.Ids.Contains(proof.RequirementId)).ShouldBeEmpty("not in docs/requirements.json");

    [Test]
    public void A_file_that_is_named_exists() =>
        All.Requirements.SelectMany(requirement => requirement.Code).Where(path => !File.Exists(Project.At(path))).Distinct().ShouldBeEmpty();

    [Test]
    public void A_blueprint_that_is_named_exists_and_no_other_does() => All.Blueprints.Except(All.NotYet).ShouldBe(Project.Blueprints, ignoreOrder: true);

    [Test]
    public void What_is_proved_or_exists_by_now_is_no_longer_among_what_is_not_yet() =>
        All.NotYet.Where(name => Proved.Contains(name) || Project.Blueprints.Contains(name)).ShouldBeEmpty("take it out of notYet in docs/requirements.json");

    [Test]
    public void What_is_not_yet_is_known() => All.NotYet.Except(All.Ids.Concat(All.Blueprints)).ShouldBeEmpty();

    [Test]
    public void The_page_says_what_catalogue_and_tests_say()
    {
        var (page, generated) = (Project.At("docs/requirements.md"), RequirementsPage.Markdown(All, Proof.All));
        if (Environment.GetEnvironmentVariable("DR_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(page, generated);
        }

        File.ReadAllText(page).ShouldBe(generated, "DR_UPDATE_DOCS=1 dotnet test tests/Requirements.Tests rewrites docs/requirements.md");
    }
}
