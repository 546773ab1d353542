namespace DrTerraform.Cli.Processes;

/// <summary>The seam between the commands and the programs they drive.</summary>
internal interface IProcessRunner
{
    /// <summary>Runs a program to its end. On cancellation the program is stopped before the exception is thrown.</summary>
    public Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Runs a program that must not be lost half-way: it outlives us when we are killed, and its trace tells who comes next. On
    /// cancellation it is asked to end, and its end is awaited however long that takes, before the exception is thrown.
    /// </summary>
    /// <param name="request">What to run.</param>
    /// <param name="record">What to note about it.</param>
    /// <param name="trace">Where to note it.</param>
    /// <param name="line">Told of every line it writes, as it comes.</param>
    /// <param name="cancellationToken">Asks it to end.</param>
    public Task<ProcessResult> RunTracedAsync(ProcessRequest request, ProcessRecord record, ProcessTrace trace, Action<string> line, CancellationToken cancellationToken);

    /// <summary>Starts a server that is found, and stopped, by its trace.</summary>
    public void StartTraced(ProcessRequest request, ProcessRecord record, ProcessTrace trace);

    /// <summary>Stops a server, and forgets it. None may be running any more.</summary>
    public Task StopTracedAsync(ProcessTrace trace);
}
