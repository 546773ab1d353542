using System.Text.Json.Nodes;

namespace DrTerraform.Settings;

/// <summary>Remembers which values did not come from the file, so that a problem can say where to mend it.</summary>
/// <param name="document">The document as the file and the overrides gave it.</param>
internal sealed class Origins(JsonObject document)
{
    private readonly Dictionary<string, string> _byPath = [];

    /// <summary>Notes that a key, and everything below it, comes from an override.</summary>
    public void Note(string path, string origin)
    {
        foreach (var below in _byPath.Keys.Where(known => known.StartsWith($"{path}.", StringComparison.Ordinal)).ToList())
        {
            _byPath.Remove(below);
        }

        _byPath[path] = origin;
    }

    /// <summary>The problem, with the origin of each value that it is about and that is not in the file.</summary>
    public Problem Label(Problem problem)
    {
        var origins = problem.Inputs.Prepend(problem.Path).Select(Of).OfType<string>().Select(origin => $"from {origin}").Distinct().ToList();
        if (problem.Inputs.Count > 0 && !IsGiven(problem.Path))
        {
            origins.Insert(0, "the default");
        }

        return origins.Count == 0 ? problem : problem with { Message = $"{problem.Message} ({string.Join("; ", origins)})" };
    }

    private string? Of(string path)
    {
        for (var at = path; at.Length > 0; at = at.Contains('.') ? at[..at.LastIndexOf('.')] : "")
        {
            if (_byPath.TryGetValue(at, out var origin))
            {
                return origin;
            }
        }

        return null;
    }

    private bool IsGiven(string path)
    {
        JsonNode? node = document;
        foreach (var key in path.Split('.'))
        {
            node = node is JsonObject section && section.TryGetPropertyValue(key, out var value) ? value : null;
        }

        return node is not null;
    }
}
