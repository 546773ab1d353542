namespace DrTerraform.Functions.RegionHealth;

/// <summary>One part of a region that can be asked how it is.</summary>
/// <param name="Name">Name of the part in the answer.</param>
/// <param name="FindFaultAsync">Returns the fault's code, or null when the part is well.</param>
internal sealed record Check(string Name, Func<CancellationToken, Task<string?>> FindFaultAsync);
