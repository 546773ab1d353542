namespace DrTerraform.Functions.Shared.Runtime;

/// <summary>A function that is ready to run.</summary>
/// <param name="Handler">Handles each event.</param>
/// <param name="WarmUpAsync">
/// Reads secrets and opens connections before the first event. Lambda gives a starting process a whole processor, whatever its memory
/// size; the first request would do the same work on a share of one.
/// </param>
public sealed record Function(InvocationHandler Handler, Func<CancellationToken, Task> WarmUpAsync);
