namespace DrTerraform.Cli;

/// <summary>Ends a command with an exit code and a message for the operator: what was wrong, what is allowed, what to do.</summary>
internal sealed class CommandException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
