namespace DrTerraform.Functions.Shared.Configuration;

/// <summary>The function cannot start: environment variables are missing or wrong. The message names all of them.</summary>
public sealed class IncompleteEnvironmentException(IReadOnlyList<string> problems)
    : Exception($"the function cannot start: {string.Join("; ", problems)}. Set them on the function's environment and deploy again")
{
    /// <summary>One sentence per variable.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
