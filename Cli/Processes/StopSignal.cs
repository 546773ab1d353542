namespace DrTerraform.Cli.Processes;

/// <summary>How a child is asked to end; the values are the signal numbers of POSIX.</summary>
internal enum StopSignal
{
    /// <summary>Terraform ends gracefully on this one: it finishes what is under way and writes its state.</summary>
    Interrupt = 2,

    /// <summary>For servers: python ignores an interrupt when it was started in the background of a script.</summary>
    Terminate = 15,

    /// <summary>For what does not end when it is asked to.</summary>
    Kill = 9,
}
