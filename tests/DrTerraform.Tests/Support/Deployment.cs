using System.Text.Json;
using DrTerraform.Settings;
using DrTerraform.Stacks;

namespace DrTerraform.Tests.Support;

/// <summary>The five stacks of settings, as <c>App.Synth</c> writes them.</summary>
public sealed class Deployment
{
    private static readonly Lazy<Deployment> LazySome = new(() => Of(Some.Settings()));

    private Deployment(IReadOnlyDictionary<string, SynthesizedStack> byId) => ById = byId;

    /// <summary>The stacks of <see cref="Some.Settings"/> by their ids, synthesized once for all fixtures that ask them.</summary>
    public static IReadOnlyDictionary<string, SynthesizedStack> Stacks => LazySome.Value.ById;

    /// <summary>The stacks by their ids.</summary>
    public IReadOnlyDictionary<string, SynthesizedStack> ById { get; }

    /// <summary>A stack.</summary>
    public SynthesizedStack this[string id] => ById[id];

    /// <summary>All resources of a type in all stacks of <see cref="Some.Settings"/>.</summary>
    public static IEnumerable<JsonElement> Resources(string type) => LazySome.Value.All(type);

    /// <summary>Synthesizes a blueprint of the project, in an account of its own.</summary>
    public static Deployment OfBlueprint(string name, Func<DrSettings, DrSettings>? change = null)
    {
        var settings = SettingsReader.Read(SettingsSource.FromCommandLine([name], new Dictionary<string, string>(), Project.Root)) with { Account = "111122223333" };
        return Of(change is null ? settings : change(settings));
    }

    /// <summary>All resources of a type in all stacks.</summary>
    public IReadOnlyList<JsonElement> All(string type) => [.. ById.Values.SelectMany(stack => stack.Resources(type))];

    /// <summary>What an output of a stack says.</summary>
    public JsonElement? Output(string stack, string name) => ById[stack].Root.At($"output.{name}.value");

    private static Deployment Of(DrSettings settings)
    {
        var folder = Directory.CreateTempSubdirectory("dr-deployment-").FullName;
        var app = new App(new AppConfig { Outdir = folder, StackTraces = false });
        var topology = new Topology(app, settings, Some.Packages);
        app.Synth();

        var stacks = topology.Stacks.Select(stack => stack.Node.Id).ToDictionary(id => id, id => SynthesizedStack.Read(folder, id));
        Directory.Delete(folder, recursive: true);
        return new Deployment(stacks);
    }
}
