namespace DrTerraform.Requirements.Tests.Support;

/// <summary>Requirements that came together.</summary>
internal sealed record RequirementSystem
{
    /// <summary>What its ids begin with.</summary>
    public required string Letter { get; init; }

    public required string Title { get; init; }

    /// <summary>A sentence or two under the title.</summary>
    public string? Intro { get; init; }

    /// <summary>The blueprints that its requirements concern.</summary>
    public required IReadOnlyList<string> Blueprints { get; init; }

    public required IReadOnlyList<Requirement> Requirements { get; init; }

    public IReadOnlyList<string> BlueprintsOf(Requirement requirement) => requirement.Blueprints ?? Blueprints;
}
