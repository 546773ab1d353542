using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Conventions;

/// <summary>One thing is written once.</summary>
[TestFixture]
public sealed class RepetitionTests
{
    private const int Lines = 8;

    [Test]
    public void No_two_places_outside_the_tests_share_eight_lines() => Project.Sources(".")
        .Where(source => !source.Path.StartsWith("tests/", StringComparison.Ordinal))
        .SelectMany(source => Runs(source.Path, source.Text))
        .GroupBy(run => run.Text)
        .Where(same => same.Count() > 1)
        .Select(same => string.Join(" and ", same.Select(run => run.Place)))
        .ShouldBeEmpty();

    // Which namespaces a file uses says nothing about what it does.
    private static IEnumerable<(string Place, string Text)> Runs(string path, string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries)
            .Select((line, index) => (Line: line, Number: index + 1))
            .Where(line => line.Line.Length > 0 && !line.Line.StartsWith("using ", StringComparison.Ordinal))
            .ToArray();
        return Enumerable.Range(0, Math.Max(0, lines.Length - Lines + 1))
            .Select(start => ($"{path}:{lines[start].Number}", string.Join('\n', lines[start..(start + Lines)].Select(line => line.Line))));
    }
}
