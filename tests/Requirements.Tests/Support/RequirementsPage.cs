using System.Text;

namespace DrTerraform.Requirements.Tests.Support;

/// <summary>docs/requirements.md: what is asked, of which blueprint, where it is done, and what proves it.</summary>
internal static class RequirementsPage
{
    private const string Head = """
        # Requirements

        What the platform has to do, by the ids that tests cite (`[Property("Requirement", "A-DB-1")]`), and what became of each. Generated
        from [requirements.json](requirements.json) and from the sources of all test projects by `tests/Requirements.Tests`, which fails
        when an id has no test, when a test cites an unknown id, when a file that is named here does not exist, and when this page is not
        up to date: `DR_UPDATE_DOCS=1 dotnet test tests/Requirements.Tests` rewrites it.

        """;

    public static string Markdown(Catalogue catalogue, IReadOnlyList<Proof> proofs)
    {
        var page = new StringBuilder(Head);
        foreach (var system in catalogue.Systems)
        {
            page.Append($"\n## {system.Title}\n\n{(system.Intro is { } intro ? $"{intro}\n\n" : "")}| id | what it asks | blueprints | note |\n| --- | --- | --- | --- |\n");
            foreach (var requirement in system.Requirements)
            {
                var blueprints = system.BlueprintsOf(requirement);
                page.Append($"| [{requirement.Id}](#{Anchor(requirement.Id)}) | {requirement.Asks} | {(blueprints.Count == catalogue.Blueprints.Count() ? "all" : string.Join(", ", blueprints))} | {requirement.Note} |\n");
            }
        }

        page.Append("\n## Where it is done, and what proves it\n");
        foreach (var requirement in catalogue.Requirements)
        {
            page.Append($"\n### {requirement.Id}\n\n").Append(Places(requirement));
            var proving = proofs.Where(proof => proof.RequirementId == requirement.Id).ToList();
            page.Append(proving.Count == 0 ? "No test proves it yet.\n" : string.Concat(proving.GroupBy(proof => (proof.Path, proof.Fixture)).Select(Line)));
        }

        return page.ToString();
    }

    private static string Places(Requirement requirement) =>
        requirement.Code.Count == 0 ? "" : $"Done in {string.Join(", ", requirement.Code.Select(path => $"[{System.IO.Path.GetFileName(path)}](../{path})"))}.\n\n";

    private static string Line(IGrouping<(string Path, string Fixture), Proof> proofs)
    {
        var tests = proofs.Select(proof => proof.Test?.Replace('_', ' ')).OfType<string>().Distinct().ToList();
        return $"- [{proofs.Key.Fixture}](../{proofs.Key.Path}){(tests.Count == 0 ? "" : $": {string.Join("; ", tests)}")}\n";
    }

    private static string Anchor(string id) => id.ToLowerInvariant();
}
