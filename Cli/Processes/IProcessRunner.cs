namespace DrTerraform.Cli.Processes;

/// <summary>The seam between the commands and the programs they drive.</summary>
internal interface IProcessRunner
{
    /// <summary>Runs a program to its end. On cancellation the program is stopped before the exception is thrown.</summary>
    public Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken);

    /// <summary>Starts a server. Disposing stops it and everything it started.</summary>
    public IServerProcess Start(ProcessRequest request, string logFile);
}
