namespace DrTerraform.Cli.Processes;

/// <summary>How a program ended and everything it said.</summary>
internal sealed record ProcessResult(int ExitCode, string Output, string Error);
