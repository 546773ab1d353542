namespace DrTerraform.Requirements.Tests.Support;

/// <summary>One thing that the platform has to do.</summary>
internal sealed record Requirement
{
    /// <summary>What tests cite, e.g. <c>A-DB-1</c>.</summary>
    public required string Id { get; init; }

    public required string Asks { get; init; }

    /// <summary>The blueprints it concerns, where that is not all of its system's.</summary>
    public IReadOnlyList<string>? Blueprints { get; init; }

    /// <summary>The files that do it, by their paths from the root.</summary>
    public IReadOnlyList<string> Code { get; init; } = [];

    public string? Note { get; init; }
}
