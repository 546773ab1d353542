using System.Reflection;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Conventions;

/// <summary>What every construct looks like, so that one who has read one can read them all.</summary>
[TestFixture]
public sealed class ConstructShapeTests
{
    private const string Root = "DrTerraform.Constructs.";
    private const int MostLines = 130;

    // Longer ones, each with its reason.
    private static readonly Dictionary<string, string> LongFiles = new()
    {
        ["Constructs/Database/RegionalDatabase.cs"] = "one resource with forty arguments; splitting it would part a cluster from what makes it safe",
        ["Constructs/Alerts/RegionAlarms.cs"] = "every alarm of a region on one page, with what each tells whom it wakes",
        ["Stacks/PaymentService.cs"] = "the page on which the capabilities of a payment service meet",
    };

    private static readonly Type[] ConstructTypes =
        [.. typeof(Placement).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Construct)) && type.Namespace!.StartsWith(Root, StringComparison.Ordinal))];

    private static IEnumerable<TestCaseData> Constructs => ConstructTypes.Select(type => new TestCaseData(type).SetArgDisplayNames(type.FullName![Root.Length..]));

    [Test]
    public void There_are_constructs_to_judge() => ConstructTypes.Length.ShouldBeGreaterThan(30);

    [TestCaseSource(nameof(Constructs))]
    public void A_construct_is_sealed_and_derives_from_Construct_itself(Type construct)
    {
        construct.IsSealed.ShouldBeTrue();
        construct.BaseType.ShouldBe(typeof(Construct));
    }

    [TestCaseSource(nameof(Constructs))]
    public void A_construct_is_made_of_scope_id_and_its_props(Type construct)
    {
        var parameters = construct.GetConstructors().ShouldHaveSingleItem().GetParameters();
        parameters.Select(parameter => parameter.Name).ShouldBe(["scope", "id", "props"]);
        parameters.Select(parameter => parameter.ParameterType.FullName).ShouldBe(["Constructs.Construct", "System.String", $"{construct.FullName}Props"]);
    }

    [TestCaseSource(nameof(Constructs))]
    public void Props_are_a_sealed_record_that_nobody_changes(Type construct)
    {
        var props = construct.Assembly.GetType($"{construct.FullName}Props").ShouldNotBeNull();
        props.IsSealed.ShouldBeTrue();
        props.GetMethod("<Clone>$").ShouldNotBeNull("not a record");
        props.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is { } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)))
            .ShouldBeEmpty("set after creation");
    }

    [TestCaseSource(nameof(Constructs))]
    public void What_a_construct_tells_is_read_once_and_never_set(Type construct) => construct
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .ShouldAllBe(property => property.SetMethod == null);

    [TestCaseSource(nameof(Constructs))]
    public void A_construct_has_a_file_of_its_name_in_the_folder_of_its_namespace(Type construct) =>
        File.Exists(Project.At([.. construct.Namespace!.Split('.').Skip(1), $"{construct.Name}.cs"])).ShouldBeTrue();

    [TestCaseSource(nameof(Constructs))]
    public void A_construct_has_its_fixture_at_the_mirrored_place(Type construct)
    {
        var mirrored = construct.FullName!.Replace("DrTerraform.", "DrTerraform.Tests.", StringComparison.Ordinal) + "Tests";
        GetType().Assembly.GetType(mirrored).ShouldNotBeNull($"{mirrored} is missing").GetCustomAttribute<TestFixtureAttribute>().ShouldNotBeNull();
        File.Exists(Project.At(["tests", "DrTerraform.Tests", .. construct.Namespace!.Split('.').Skip(1), $"{construct.Name}Tests.cs"])).ShouldBeTrue();
    }

    [Test]
    public void A_file_of_a_construct_or_a_stack_is_short_but_for_reasoned_exceptions() => Project.Sources("Constructs").Concat(Project.Sources("Stacks"))
        .Where(source => source.Text.Split('\n').Length > MostLines)
        .Select(source => source.Path)
        .ShouldBe(LongFiles.Keys, ignoreOrder: true, $"longer than {MostLines} lines: usually two capabilities in one");

    [Test]
    public void Main_only_loads_declares_and_synthesizes() => File.ReadAllLines(Project.At("Main.cs")).Length.ShouldBeLessThan(40);
}
