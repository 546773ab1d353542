using DrTerraform.Cli.Synthesis;
using DrTerraform.Cli.Tests.Support;

namespace DrTerraform.Cli.Tests.Synthesis;

[TestFixture]
public sealed class BlueprintsTests
{
    [Test]
    public void Schemas_are_no_blueprints()
    {
        using var world = new World();
        new Blueprints(world.Folder.Path).Names.ShouldBe(["aurora-failover", "dynamodb-weighted", "flagship"]);
    }

    [Test]
    public void The_default_is_a_blueprint_of_the_project() => new Blueprints(ProjectRoot.Path).Require(Blueprints.Default).ShouldBe("flagship");
}
