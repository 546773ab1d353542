using System.Text;
using System.Text.RegularExpressions;
using DrTerraform.Functions.Shared.Signing;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.Contract;

/// <summary>docs/api.md, the page for those who call the API.</summary>
[TestFixture]
public sealed partial class ApiPageTests
{
    [Test]
    public void The_errors_on_the_page_are_those_of_the_description() => GeneratedSection.ShouldBe("api.md", "errors", Errors());

    [Test]
    public void The_signature_on_the_page_is_the_one_of_its_key_time_and_body()
    {
        var printed = Vector().Match(File.ReadAllText(GeneratedSection.PathOf("api.md")).ReplaceLineEndings("\n"));

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

    [GeneratedRegex("""^key +(?<key>\S+)\ntime +(?<time>\d+)\nbody +(?<body>.+)\nsignature +(?<signature>\S+)$""", RegexOptions.Multiline)]
    private static partial Regex Vector();
}
