using System.Text.Json;
using System.Text.Json.Nodes;

namespace DrTerraform.Settings;

/// <summary>Turns files and overrides into settings that hold together, or says everything that is wrong with them.</summary>
public static class SettingsReader
{
    private static readonly JsonDocumentOptions FileFormat = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Reads the settings.</summary>
    /// <param name="source">Where they come from.</param>
    /// <exception cref="InvalidSettingsException">Something is wrong with them; it tells all of it.</exception>
    public static DrSettings Read(SettingsSource source)
    {
        var document = Parse(source.File);
        var origins = new Origins(document);
        var problems = Override(document, source, origins);

        var (settings, unreadable) = TolerantReader.Read(document);
        problems.AddRange(unreadable.Select(origins.Label));
        problems.AddRange(SettingsRules.Problems(settings).Where(problem => !RestsOn(problem, unreadable)).Select(origins.Label));

        return problems.Count == 0 ? settings : throw new InvalidSettingsException(source.File, problems);
    }

    private static JsonObject Parse(string file)
    {
        try
        {
            var text = File.ReadAllText(file);
            var document = string.IsNullOrWhiteSpace(text) ? null : JsonNode.Parse(text, documentOptions: FileFormat);
            return document is not JsonObject settings ? throw Unusable(file, "must hold one object in braces")
                : DuplicateKeys.In(text) is { Count: > 0 } twice ? throw new InvalidSettingsException(file, twice)
                : settings;
        }
        catch (JsonException problem)
        {
            // The library counts from 0, editors from 1; its own message repeats the position at the end.
            var message = problem.Message.Split(" LineNumber:")[0];
            throw Unusable(file, problem.LineNumber is { } line ? $"line {line + 1}, column {problem.BytePositionInLine + 1}: {message}" : message);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Unusable(file, $"cannot be read: {problem.Message}");
        }
    }

    private static InvalidSettingsException Unusable(string file, string message) => new("the settings file", [new Problem(file, message)]);

    private static List<Problem> Override(JsonObject document, SettingsSource source, Origins origins)
    {
        var problems = new List<Problem>();
        foreach (var assignment in source.Sets.Where(assignment => SettingsOverride.FromCommandLine(assignment) is null))
        {
            problems.Add(new Problem($"--set {assignment}", "is not an assignment; use --set KEY=VALUE, e.g. --set database.engineVersion=16.6"));
        }

        foreach (var setting in SettingsOverride.FromEnvironment(source.Environment).Concat(source.Sets.Select(SettingsOverride.FromCommandLine).OfType<SettingsOverride>()))
        {
            var (path, problem) = setting.Apply(document);
            if (problem is not null)
            {
                problems.Add(problem);
            }
            else if (path is not null)
            {
                origins.Note(path, setting.Origin);
            }
        }

        return problems;
    }

    // A rule over values that could not be read would only guess.
    private static bool RestsOn(Problem problem, IReadOnlyList<Problem> unreadable) =>
        problem.Inputs.Append(problem.Path).Any(input => unreadable.Any(bad => IsAt(input, bad.Path) || IsAt(bad.Path, input)));

    private static bool IsAt(string path, string section) =>
        path == section || (path.StartsWith(section, StringComparison.Ordinal) && path[section.Length] is '.' or '[');
}
