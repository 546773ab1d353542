using System.Text.Json;
using DrTerraform.Cli.Deployment;

namespace DrTerraform.Cli.Tests.Deployment;

[TestFixture]
public sealed class DeployOrderTests
{
    private const string Manifest = """
        { "stacks": {
            "traffic": { "dependencies": ["secondary", "primary", "global"] },
            "secondary": { "dependencies": ["primary"] },
            "primary": { "dependencies": ["global"] },
            "global": { "dependencies": ["backend"] },
            "backend": { "dependencies": [] } } }
        """;

    private static readonly Dictionary<string, string> Regions = new() { ["primary"] = "us-east-1", ["secondary"] = "us-west-2" };

    [Test]
    public void Stacks_follow_those_they_depend_on() =>
        Groups(Manifest).ShouldBe([["backend"], ["global"], ["primary"], ["secondary"], ["traffic"]]);

    [Test]
    public void Stacks_that_need_nothing_of_each_other_go_together() =>
        Groups("""{ "stacks": { "a": { "dependencies": [] }, "b": { "dependencies": ["a"] }, "c": { "dependencies": ["a"] } } }""").ShouldBe([["a"], ["b", "c"]]);

    [Test]
    public void A_circle_is_refused_by_name() =>
        Should.Throw<CommandException>(() => Groups("""{ "stacks": { "a": { "dependencies": ["b"] }, "b": { "dependencies": ["a"] } } }"""))
            .Message.ShouldContain("a, b");

    [TestCase("us-east-1", new[] { "traffic", "secondary", "primary", "global", "backend" })]
    [TestCase("us-west-2", new[] { "traffic", "primary", "secondary", "global", "backend" })]
    public void The_region_that_writes_goes_last_of_the_two_whichever_it_is(string writer, string[] order) => Teardown(writer).ShouldBe(order);

    [TestCase(null)]
    [TestCase("eu-central-1")]
    public void Without_a_writer_in_either_region_the_order_is_the_reverse(string? writer) =>
        Teardown(writer).ShouldBe(["traffic", "secondary", "primary", "global", "backend"]);

    private static IReadOnlyList<IReadOnlyList<string>> Groups(string manifest) => DeployOrder.Groups(JsonElement.Parse(manifest));

    private static IReadOnlyList<string> Teardown(string? writer) => DeployOrder.Teardown(Groups(Manifest), stack => Regions.GetValueOrDefault(stack), writer);
}
