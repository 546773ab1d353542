using System.Text.Json;

namespace DrTerraform.Cli.Deployment;

/// <summary>In which order stacks are applied and destroyed. Pure.</summary>
internal static class DeployOrder
{
    /// <summary>Groups of stacks by the manifest's dependencies: those of a group need nothing of each other, only of earlier groups.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Groups(JsonElement manifest)
    {
        var left = manifest.GetProperty("stacks").EnumerateObject().ToDictionary(
            stack => stack.Name,
            stack => stack.Value.TryGetProperty("dependencies", out var names) ? names.EnumerateArray().Select(name => name.GetString()!).ToArray() : []);
        var groups = new List<IReadOnlyList<string>>();
        while (left.Count > 0)
        {
            string[] next = [.. left.Where(stack => !stack.Value.Any(left.ContainsKey)).Select(stack => stack.Key)];
            if (next.Length == 0)
            {
                throw new CommandException(ExitCode.Findings, $"the stacks {string.Join(", ", left.Keys)} depend on each other in a circle (manifest.json)");
            }

            groups.Add(next);
            foreach (var stack in next)
            {
                left.Remove(stack);
            }
        }

        return groups;
    }

    /// <summary>
    /// The other way round, but for the regions of a global database: the one that holds the writer goes last, whichever it was at birth,
    /// because a writer cannot go while others replicate from it.
    /// </summary>
    /// <param name="groups">The order of applying.</param>
    /// <param name="regionOf">The region of a stack that is in one only.</param>
    /// <param name="writerRegion">Where the writer is; null when there is none.</param>
    public static IReadOnlyList<string> Teardown(IReadOnlyList<IReadOnlyList<string>> groups, Func<string, string?> regionOf, string? writerRegion)
    {
        string[] order = [.. groups.Reverse().SelectMany(group => group.Reverse())];
        var regional = new Queue<string>(order.Where(stack => regionOf(stack) is not null).OrderBy(stack => regionOf(stack) == writerRegion));
        return [.. order.Select(stack => regionOf(stack) is null ? stack : regional.Dequeue())];
    }
}
