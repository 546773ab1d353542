using DrTerraform.Stacks;

namespace DrTerraform.Tests.Support;

/// <summary>The five stacks of <see cref="Some.Settings"/>, synthesized once for all fixtures that ask them.</summary>
public static class Deployment
{
    private static readonly Lazy<IReadOnlyDictionary<string, SynthesizedStack>> LazyStacks = new(Synthesize);

    /// <summary>The stacks by their ids.</summary>
    public static IReadOnlyDictionary<string, SynthesizedStack> Stacks => LazyStacks.Value;

    /// <summary>All resources of a type in all stacks.</summary>
    public static IEnumerable<System.Text.Json.JsonElement> Resources(string type) => Stacks.Values.SelectMany(stack => stack.Resources(type));

    private static Dictionary<string, SynthesizedStack> Synthesize()
    {
        var folder = Directory.CreateTempSubdirectory("dr-deployment-").FullName;
        var app = new App(new AppConfig { Outdir = folder, StackTraces = false });
        var topology = new Topology(app, Some.Settings(), Some.Packages);
        app.Synth();

        var stacks = topology.Stacks.Select(stack => stack.Node.Id).ToDictionary(id => id, id => SynthesizedStack.Read(folder, id));
        Directory.Delete(folder, recursive: true);
        return stacks;
    }
}
