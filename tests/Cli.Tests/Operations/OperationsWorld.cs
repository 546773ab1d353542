using DrTerraform.Cli.Tests.Support;

namespace DrTerraform.Cli.Tests.Operations;

/// <summary>The command line beside a deployment of the flagship in two regions.</summary>
internal sealed class OperationsWorld : IDisposable
{
    public OperationsWorld()
    {
        World.CopyBlueprints();
        World.Regions = Deployment;
        World.Variables["USER"] = "olivia";
    }

    public FakeDeployment Deployment { get; } = new();

    public World World { get; } = new() { Time = new HastyTime() };

    public Task<int> RunAsync(params string[] arguments) => World.RunAsync(arguments);

    public void Dispose() => World.Dispose();
}
