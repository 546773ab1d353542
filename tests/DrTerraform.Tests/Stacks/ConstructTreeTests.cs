using System.Text;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Stacks;

/// <summary>
/// The ids of all constructs as a contract. A line that differs means that Terraform replaces, creates or destroys the resource: where
/// that is meant, approve it with DR_UPDATE_DOCS=1.
/// </summary>
[TestFixture]
public sealed class ConstructTreeTests
{
    private static readonly string Approved = Project.At("tests", "DrTerraform.Tests", "Expectations", "construct-tree.txt");

    [Test]
    public void Every_resource_stands_where_it_stood()
    {
        var tree = Render();
        if (Environment.GetEnvironmentVariable("DR_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(Approved, tree);
        }

        tree.ShouldBe(File.ReadAllText(Approved), "a resource moved, so Terraform would replace it; where that is meant: DR_UPDATE_DOCS=1 dotnet test tests/DrTerraform.Tests");
    }

    [Test]
    public void Ids_hold_nothing_that_CDKTF_would_drop() =>
        Paths().Select(entry => entry.Path).ShouldAllBe(path => path.All(character => char.IsAsciiLetterOrDigit(character) || character == '/' || character == '-'));

    private static string Render()
    {
        var text = new StringBuilder();
        foreach (var (path, address) in Paths().OrderBy(entry => entry.Path, StringComparer.Ordinal))
        {
            text.Append(path).Append("  ").Append(address).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<(string Path, string Address)> Paths() =>
        from stack in Deployment.Stacks.Values
        from kind in new[] { "data", "resource" }
        where stack.Root.TryGetProperty(kind, out _)
        from type in stack.Root.GetProperty(kind).EnumerateObject()
        from block in type.Value.EnumerateObject()
        where block.Value.TryGetProperty("//", out _)
        select (block.Value.Text("//.metadata.path")!, $"{(kind == "data" ? "data." : "")}{type.Name}.{block.Name}");
}
