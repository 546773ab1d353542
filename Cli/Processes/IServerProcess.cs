namespace DrTerraform.Cli.Processes;

/// <summary>A child that runs until it is disposed.</summary>
internal interface IServerProcess : IAsyncDisposable
{
    public bool HasExited { get; }
}
