using System.Text.RegularExpressions;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Conventions;

/// <summary>What a test of this project does not do.</summary>
[TestFixture]
public sealed partial class TestHabitTests
{
    private static readonly (string Path, string Text)[] Sources =
        [.. Project.Sources("tests", "DrTerraform.Tests").Where(source => !source.Path.Contains("/Conventions/", StringComparison.Ordinal))];

    [Test]
    public void No_test_mentions_a_generated_id() => Sources
        .SelectMany(source => GeneratedId().Matches(source.Text).Select(match => $"{source.Path}: {match.Value}"))
        .ShouldBeEmpty("it changes with every move of a construct; ask by type and meaning");

    [Test]
    public void No_test_synthesizes_past_the_validations() => Sources
        .Where(source => !source.Path.Contains("/Support/", StringComparison.Ordinal) && source.Text.Contains("Testing.Synth(", StringComparison.Ordinal))
        .Select(source => source.Path)
        .ShouldBeEmpty("SynthesizedStack.Of prepares the stack and runs its validations");

    [Test]
    public void No_test_of_any_project_sleeps() => Project.Sources("tests")
        .Where(source => Sleep().IsMatch(source.Text) && !source.Path.Contains("/Conventions/", StringComparison.Ordinal))
        .Select(source => source.Path)
        .ShouldBeEmpty();

    [GeneratedRegex(@"_[0-9A-F]{8}\b")]
    private static partial Regex GeneratedId();

    [GeneratedRegex(@"Thread\.Sleep")]
    private static partial Regex Sleep();
}
