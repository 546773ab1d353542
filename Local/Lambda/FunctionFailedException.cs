namespace DrTerraform.Local.Lambda;

/// <summary>An event was not answered: the function reported an error, ended, or took too long.</summary>
/// <param name="type">The error's type as Lambda names it, e.g. <c>Runtime.ExitError</c>, or as the function named it.</param>
/// <param name="message">What happened.</param>
public sealed class FunctionFailedException(string type, string message) : Exception($"{type}: {message}")
{
    /// <summary>The error's type.</summary>
    public string Type { get; } = type;
}
