using DrTerraform.Cli.Processes;
using DrTerraform.Cli.Tests.Support;

namespace DrTerraform.Cli.Tests.Bench;

[TestFixture]
public sealed class BenchSynthCommandTests
{
    private World _world = null!;

    [SetUp]
    public void Start() => _world = new World();

    [TearDown]
    public void End() => _world.Dispose();

    [Test]
    public async Task Floor_and_app_are_run_in_turn()
    {
        (await _world.RunAsync("bench", "synth", "--runs", "2")).ShouldBe(ExitCode.Fine, _world.Error);
        Assemblies().ShouldBe(["DrTerraform.dll", "DrTerraform.KernelFloor.dll", "DrTerraform.dll", "DrTerraform.KernelFloor.dll", "DrTerraform.dll"]);
    }

    [Test]
    public async Task Time_is_told_per_resource_of_the_blueprint()
    {
        await _world.RunAsync("bench", "synth", "--runs", "1");
        _world.Output.ShouldContain(" ms a resource above the floor, 4 resources");
    }

    [Test]
    public async Task Without_full_bindings_it_says_how_to_get_them()
    {
        await _world.RunAsync("bench", "synth", "--runs", "1");
        _world.Output.ShouldContain("full bindings: not at hand; 'node tools/bindings/generate.mjs --full' builds them");
    }

    [Test]
    public async Task Full_bindings_are_built_apart_from_the_slim_ones()
    {
        Directory.CreateDirectory(_world.Folder[".dr", "feed-full"]);
        await _world.RunAsync("bench", "synth", "--runs", "1");

        var build = _world.Processes.Requests.Single(request => request.Arguments[0] == "build" && request.Arguments[1] == "DrTerraform.csproj");
        var apart = _world.Folder[".dr", "bench", "full"];
        build.Environment["NUGET_PACKAGES"].ShouldBe(Path.Combine(apart, "packages"));
        build.Arguments.ShouldContain($"-p:ArtifactsPath={apart}/artifacts/");
        File.ReadAllText(Path.Combine(apart, "nuget.config")).ShouldContain(_world.Folder[".dr", "feed-full"]);
    }

    [Test]
    public async Task A_floor_that_does_not_build_is_told_with_the_compilers_words()
    {
        _world.OtherResults["dotnet"] = new ProcessResult(1, "error CS0246", "");
        (await _world.RunAsync("bench", "synth", "--runs", "1")).ShouldBe(ExitCode.Findings);
        _world.Error.ShouldContain("error CS0246");
    }

    private string[] Assemblies() =>
        [.. _world.Processes.Requests.Select(request => Path.GetFileName(request.Arguments[0])).Where(name => name.EndsWith(".dll", StringComparison.Ordinal))];
}
