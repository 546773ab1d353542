namespace DrTerraform.Settings;

/// <summary>The settings cannot be used. Tells everything that is wrong with them at once.</summary>
/// <param name="source">Where the settings came from.</param>
/// <param name="problems">All that is wrong, at least one thing.</param>
public sealed class InvalidSettingsException(string source, IReadOnlyList<Problem> problems) : Exception(Render(source, problems))
{
    /// <summary>All that is wrong.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;

    private static string Render(string source, IReadOnlyList<Problem> problems) => string.Join(
        Environment.NewLine,
        [$"{problems.Count} {(problems.Count == 1 ? "problem" : "problems")} in {source}", .. problems.Select(problem => $"  {problem}")]);
}
