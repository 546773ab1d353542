namespace DrTerraform.Functions.Shared.Runtime;

/// <summary>Handles one event and returns the JSON of the answer.</summary>
public delegate Task<ReadOnlyMemory<byte>> InvocationHandler(Invocation invocation, CancellationToken cancellation);
