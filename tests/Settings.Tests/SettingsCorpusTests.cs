using DrTerraform.Settings.Tests.Corpus;
using DrTerraform.Settings.Tests.Support;

namespace DrTerraform.Settings.Tests;

[TestFixture]
public sealed class SettingsCorpusTests
{
    [TestCaseSource(typeof(SettingsCorpus), nameof(SettingsCorpus.All))]
    public void Broken_settings_are_refused_with_every_line_that_helps(BrokenSettings broken) =>
        Reading.Problems(broken.File, broken.Sets, broken.Environment).ShouldBe(broken.Expected);

    [Test]
    public void The_file_that_the_corpus_breaks_is_sound() => Reading.Problems(SettingsCorpus.Sound, []).ShouldBeEmpty();

    [Test]
    public void No_two_cases_are_alike() => SettingsCorpus.All.Select(broken => broken.Name).ShouldBeUnique();
}
