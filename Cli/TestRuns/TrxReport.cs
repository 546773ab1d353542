using System.Xml.Linq;

namespace DrTerraform.Cli.TestRuns;

/// <summary>Reads the result files of `dotnet test`.</summary>
internal static class TrxReport
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>Counts single results: the counters in the file's head leave out skipped tests.</summary>
    public static TestReport Read(XDocument trx)
    {
        var results = trx.Descendants(Trx + "UnitTestResult").ToArray();
        var failed = results.Where(result => Outcome(result) is not ("Passed" or "NotExecuted")).ToArray();
        return new TestReport(
            new TestCounts(results.Count(result => Outcome(result) == "Passed"), failed.Length, results.Count(result => Outcome(result) == "NotExecuted")),
            [.. failed.Select(Failure)])
        {
            Figures = [.. results.Where(result => Outcome(result) == "Passed").SelectMany(Figures)],
        };
    }

    private static string? Outcome(XElement result) => (string?)result.Attribute("outcome");

    /// <summary>Of all that a test says, what it marks as measured.</summary>
    private static IEnumerable<string> Figures(XElement result) => result.Descendants(Trx + "StdOut")
        .SelectMany(output => output.Value.Split('\n', StringSplitOptions.TrimEntries))
        .Where(line => line.StartsWith("measured: ", StringComparison.Ordinal));

    private static string Failure(XElement result) =>
        $"{(string?)result.Attribute("testName")}\n{(string?)result.Descendants(Trx + "Message").FirstOrDefault()}".TrimEnd();
}
