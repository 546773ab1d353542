namespace DrTerraform.Functions.RegionHealth;

/// <summary>What one check found.</summary>
/// <param name="Name">The part that was checked.</param>
/// <param name="Fault">What is wrong, as a code, or null when the part is well.</param>
internal sealed record CheckResult(string Name, string? Fault);
