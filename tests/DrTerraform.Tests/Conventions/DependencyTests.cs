using System.Text.RegularExpressions;
using System.Xml.Linq;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Conventions;

/// <summary>Who may know whom: Settings, Foundation, capabilities, stacks, Main. Nothing points back.</summary>
[TestFixture]
public sealed partial class DependencyTests
{
    private const string Foundation = "DrTerraform.Constructs.Foundation";

    // A capability that knows another, with the reason.
    private static readonly Dictionary<(string Capability, string Knows), string> Acquaintances = new()
    {
        [("Events", "Compute")] = "a rule calls a function: it needs the function's name, ARN and the resource to wait for, i.e. the function itself",
        [("Api", "Compute")] = "a route leads to a function: it needs the function's name, ARN, id and the resource to wait for, i.e. the function itself",
    };

    // Terraform's binding of one resource type in two capabilities, with the reason.
    private static readonly Dictionary<string, string> SharedBindings = new()
    {
        ["HashiCorp.Cdktf.Providers.Aws.LambdaPermission"] = "whoever calls a function brings the permission along: an API, a rule",
        ["HashiCorp.Cdktf.Providers.Aws.DynamodbTable"] = "the lock table is Terraform's own: not replicated, and none of the platform's tables",
    };

    private static readonly (string Path, string Text)[] Sources = [.. Project.Sources("Constructs"), .. Project.Sources("Stacks")];

    [Test]
    public void Settings_know_nothing_but_themselves() => Project.Sources("Settings").SelectMany(Usings)
        .Where(name => name.StartsWith("DrTerraform.", StringComparison.Ordinal) && !name.StartsWith("DrTerraform.Settings", StringComparison.Ordinal))
        .ShouldBeEmpty();

    [Test]
    public void Foundation_knows_the_settings_only() => Sources.Where(source => Capability(source.Path) == "Foundation").SelectMany(Usings)
        .Where(name => name.StartsWith("DrTerraform.", StringComparison.Ordinal))
        .Distinct()
        .ShouldBe(["DrTerraform.Settings"]);

    [Test]
    public void A_capability_knows_settings_and_Foundation_and_no_other_capability_without_a_reason()
    {
        var known = from source in Sources
                    let capability = Capability(source.Path)
                    where capability is not (null or "Foundation")
                    from name in Usings(source)
                    where name.StartsWith("DrTerraform.", StringComparison.Ordinal) && name is not (Foundation or "DrTerraform.Settings")
                    select (capability, name.Replace("DrTerraform.Constructs.", "", StringComparison.Ordinal));

        known.Distinct().ShouldBe(Acquaintances.Keys, ignoreOrder: true, "capabilities meet in a stack through typed outputs");
    }

    [Test]
    public void Nobody_goes_round_the_usings() => Sources
        .Where(source => QualifiedUse().IsMatch(source.Text))
        .Select(source => source.Path)
        .ShouldBeEmpty("a namespace written out in the middle of code hides a dependency");

    [Test]
    public void Constructs_never_know_a_stack_or_a_policy() => Project.Sources("Constructs")
        .Where(source => Usings(source).Any(name => name.StartsWith("DrTerraform.Stacks", StringComparison.Ordinal) || name.StartsWith("DrTerraform.Policies", StringComparison.Ordinal)))
        .ShouldBeEmpty();

    [Test]
    public void A_resource_type_belongs_to_one_capability_but_for_reasoned_exceptions() => Project.Sources("Constructs")
        .SelectMany(source => Usings(source).Where(name => name.StartsWith("HashiCorp.Cdktf.Providers.", StringComparison.Ordinal)).Select(name => (Name: name, Capability: Capability(source.Path))))
        .Distinct()
        .GroupBy(use => use.Name)
        .Where(uses => uses.Count() > 1)
        .Select(uses => uses.Key)
        .ShouldBe(SharedBindings.Keys, ignoreOrder: true);

    [Test]
    public void Stacks_hold_constructs_and_no_bare_resources() => Project.Sources("Stacks").SelectMany(Usings)
        .Where(name => name.StartsWith("HashiCorp.", StringComparison.Ordinal))
        .ShouldBeEmpty();

    // They outlive CDKTF.
    [TestCase("Settings")]
    [TestCase("Policies")]
    [TestCase("Cli")]
    [TestCase("Functions")]
    public void What_must_outlive_CDKTF_does_not_reference_it(string folder)
    {
        var projects = Directory.EnumerateFiles(Project.At(folder), "*.csproj", SearchOption.AllDirectories).ToArray();
        projects.ShouldNotBeEmpty();
        foreach (var project in projects)
        {
            var references = XDocument.Load(project).Descendants().Where(element => element.Name.LocalName is "PackageReference" or "ProjectReference").Select(element => element.Attribute("Include")!.Value).ToArray();
            references.ShouldAllBe(reference => !reference.Contains("Cdktf", StringComparison.OrdinalIgnoreCase) && !reference.Contains("jsii", StringComparison.OrdinalIgnoreCase) && reference != "Constructs");
            references.Where(reference => reference.EndsWith("DrTerraform.csproj", StringComparison.Ordinal)).ShouldBeEmpty(project);
        }
    }

    private static IEnumerable<string> Usings((string Path, string Text) source) => UsingLine().Matches(source.Text).Select(match => match.Groups["name"].Value);

    private static string? Capability(string path) => path.Split('/') is ["Constructs", var capability, ..] ? capability : null;

    [GeneratedRegex(@"^using (?:\w+ = )?(?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"(?<!^using (\w+ = )?|^namespace )\bDrTerraform\.(Constructs|Stacks|Settings|Policies)\.", RegexOptions.Multiline)]
    private static partial Regex QualifiedUse();
}
