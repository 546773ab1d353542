using DrTerraform.Cli.Tests.Support;

namespace DrTerraform.Cli.Tests.Bench.Functions;

[TestFixture]
public sealed class BenchFunctionsSettingsTests
{
    [TestCase("0")]
    [TestCase("101")]
    [TestCase("many")]
    public async Task Runs_are_counted_from_1_to_100(string runs)
    {
        using var world = new World();
        (await world.RunAsync("bench", "functions", "--runs", runs)).ShouldBe(ExitCode.Usage);
        world.Error.ShouldContain($"--runs is a number from 1 to 100, got '{runs}'");
    }
}
