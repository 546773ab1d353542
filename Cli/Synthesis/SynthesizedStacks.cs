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

    public string Folder(string name) => Path.Combine(outFolder, "stacks", name);

    public StackSummary Summary(string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder(name), FileName)));
        return StackSummary.Of(name, json.RootElement);
    }

    private static int Rank(string name) => Array.IndexOf(DeployOrder, name) is var rank and >= 0 ? rank : DeployOrder.Length;
}
