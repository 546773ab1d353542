namespace DrTerraform.Cli.Operations;

/// <summary>What one question came to: a value, or why there is none. Half of a deployment may be gone while it is asked.</summary>
/// <param name="Value">The answer; the default when there is a problem.</param>
/// <param name="Problem">Why nothing is known, or null.</param>
internal sealed record Answer<T>(T? Value, string? Problem)
{
    public bool IsKnown => Problem is null;
}
