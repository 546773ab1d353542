using System.Text.Json;

namespace DrTerraform.Cli.Synthesis;

/// <summary>The stacks of an out folder, in the order in which they are applied.</summary>
internal sealed class SynthesizedStacks(string outFolder)
{
    public const string FileName = "cdk.tf.json";

    private static readonly string[] DeployOrder = ["backend", "global", "primary", "secondary", "traffic"];

    public IReadOnlyList<string> Names
    {
        get
        {
            var folder = Path.Combine(outFolder, "stacks");
            return Directory.Exists(folder)
                ? [.. Directory.EnumerateDirectories(folder)
                    .Where(stack => File.Exists(Path.Combine(stack, FileName)))
                    .Select(stack => Path.GetFileName(stack))
                    .OrderBy(Rank).ThenBy(name => name, StringComparer.Ordinal)]
                : [];
        }
    }

    /// <summary>The account the stacks are for; null when that is whichever the credentials belong to.</summary>
    public string? Account => Names.SelectMany(name => Declarations(name).Accounts).FirstOrDefault();

    /// <summary>Regions by the alias of their provider.</summary>
    public IReadOnlyDictionary<string, string> Regions =>
        Names.SelectMany(name => Declarations(name).Regions).DistinctBy(region => region.Key).ToDictionary();

    /// <summary>What a stack declares of itself.</summary>
    public StackDeclarations Declarations(string name) => new(Json(name));

    public string ManifestFile => Path.Combine(outFolder, "manifest.json");

    public string OutputsFile => Path.Combine(outFolder, "outputs.json");

    public JsonElement Json(string name) => JsonElement.Parse(File.ReadAllBytes(Path.Combine(Folder(name), FileName)));

    public string Folder(string name) => Path.Combine(outFolder, "stacks", name);

    public StackSummary Summary(string name) => StackSummary.Of(name, Json(name));

    /// <summary>Place of a stack in the order of deployment; those that nobody knows come last.</summary>
    public static int Rank(string name) => Array.IndexOf(DeployOrder, name) is var rank and >= 0 ? rank : DeployOrder.Length;
}
