using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace DrTerraform.Cli.Comparison;

/// <summary>Shows a comparison: what is common to all differences, a tree for each stack, and the figures.</summary>
internal static class DiffReport
{
    private const int LongestValue = 90;

    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(IAnsiConsole console, DeploymentChange change)
    {
        var words = Replacements.In(change.Stacks);
        if (words.All.Count > 0)
        {
            console.WriteLine("words that differ in many places alike, and are not told again below:");
            foreach (var word in words.All)
            {
                console.WriteLine($"  {word.Before} -> {word.After} (in {word.Blocks} blocks)");
            }
        }

        foreach (var stack in change.Stacks)
        {
            Write(console, stack, words);
        }

        console.WriteLine($"from {change.Before} to {change.After}");
        console.Write(Figures(change.Stacks, words));
    }

    private static void Write(IAnsiConsole console, StackChange stack, Replacements words)
    {
        var tree = new Tree(Markup.Escape(stack.Stack));
        tree.AddNodes(stack.Removed.Select(address => $"[red]-[/] {Markup.Escape(address)}"));
        tree.AddNodes(stack.Added.Select(address => $"[green]+[/] {Markup.Escape(address)}"));
        foreach (var block in stack.Changed)
        {
            var told = Told(block, words);
            if (told.Count > 0)
            {
                tree.AddNode($"[yellow]~[/] {Markup.Escape(block.Address)}").AddNodes(told.Select(Line));
            }
        }

        if (tree.Nodes.Count > 0)
        {
            console.Write(tree);
        }
    }

    private static Table Figures(IReadOnlyList<StackChange> stacks, Replacements words)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("stack");
        foreach (var column in new[] { "added", "removed", "changed", "words only", "same" })
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        int[] total = [0, 0, 0, 0, 0];
        foreach (var stack in stacks)
        {
            var changed = stack.Changed.Count(block => Told(block, words).Count > 0);
            int[] figures = [stack.Added.Count, stack.Removed.Count, changed, stack.Changed.Count - changed, stack.Same];
            total = [.. total.Zip(figures, (one, other) => one + other)];
            table.AddRow([Markup.Escape(stack.Stack), .. figures.Select(Number)]);
        }

        return table.AddRow(["total", .. total.Select(Number)]);
    }

    private static List<ValueChange> Told(BlockChange block, Replacements words) => [.. block.Attributes.Where(change => !words.Explain(change))];

    private static string Line(ValueChange change) => Markup.Escape(change switch
    {
        { Before: null } => $"{change.Path}: + {Text(change.After)}",
        { After: null } => $"{change.Path}: - {Text(change.Before)}",
        { Before: { } before, After: { } after } when ValueComparison.HoldTheSame(before, after) => $"{change.Path}: the same entries in another order",
        _ => $"{change.Path}: {Text(change.Before)} -> {Text(change.After)}",
    });

    private static string Text(JsonElement? value)
    {
        var text = JsonSerializer.Serialize(value, AsWritten);
        return text.Length <= LongestValue ? text : $"{text.AsSpan(0, LongestValue)}…";
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
