using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using DrTerraform.Functions.Shared.Signing;

namespace DrTerraform.Functions.Tests.Contract;

/// <summary>docs/api.md, the page for those who call the API.</summary>
[TestFixture]
public sealed partial class ApiPageTests
{
    private const string Begin = "<!-- errors: begin -->\n";
    private const string End = "<!-- errors: end -->";

    private static readonly string Page = Path.GetFullPath(Path.Combine(Folder(), "..", "..", "..", "docs", "api.md"));

    [Test]
    public void The_errors_on_the_page_are_those_of_the_description()
    {
        var text = Text();
        var updated = text[..(text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length)] + Errors() + text[text.IndexOf(End, StringComparison.Ordinal)..];
        if (Environment.GetEnvironmentVariable("DR_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(Page, updated);
        }

        Text().ShouldBe(updated, "run the tests with DR_UPDATE_DOCS=1 to rewrite the errors in docs/api.md");
    }

    [Test]
    public void The_signature_on_the_page_is_the_one_of_its_key_time_and_body()
    {
        var printed = Vector().Match(Text());

        WebhookSignature.HeaderFor(
                printed.Groups["key"].Value,
                DateTimeOffset.FromUnixTimeSeconds(long.Parse(printed.Groups["time"].Value)),
                Encoding.UTF8.GetBytes(printed.Groups["body"].Value))
            .ShouldBe(printed.Groups["signature"].Value);
    }

    private static string Errors()
    {
        var rows =
            from error in ApiDescription.Current.Errors
            group error by (error.Status, error.Code) into same
            orderby same.Key.Status, same.Key.Code
            let operations = same.Select(error => $"`{error.Operation}`").Distinct().ToArray()
            let places = operations.Length == ApiDescription.Current.Operations.Count ? "all" : string.Join(", ", operations)
            select $"| {same.Key.Status} | `{same.Key.Code}` | {places} | {string.Join(" ", same.Select(error => error.Example.GetProperty("summary").GetString()).Distinct())} |\n";
        return $"| status | code | where | what to do |\n| --- | --- | --- | --- |\n{string.Concat(rows)}";
    }

    private static string Text() => File.ReadAllText(Page).ReplaceLineEndings("\n");

    private static string Folder([CallerFilePath] string thisFile = "") => Path.GetDirectoryName(thisFile)!;

    [GeneratedRegex("""^key +(?<key>\S+)\ntime +(?<time>\d+)\nbody +(?<body>.+)\nsignature +(?<signature>\S+)$""", RegexOptions.Multiline)]
    private static partial Regex Vector();
}
