using System.Text.Json;
using System.Text.Json.Serialization;

namespace DrTerraform.Requirements.Tests.Support;

/// <summary>All requirements, as docs/requirements.json tells them.</summary>
internal sealed record Catalogue
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
    };

    /// <summary>The file's content.</summary>
    public static Catalogue Current { get; } = JsonSerializer.Deserialize<Catalogue>(File.ReadAllText(Project.At("docs/requirements.json")), Format)!;

    /// <summary>Ids without a test and blueprints without a file.</summary>
    public required IReadOnlyList<string> NotYet { get; init; }

    public required IReadOnlyList<RequirementSystem> Systems { get; init; }

    public IEnumerable<Requirement> Requirements => Systems.SelectMany(system => system.Requirements);

    public IEnumerable<string> Ids => Requirements.Select(requirement => requirement.Id);

    /// <summary>Every blueprint that something is asked of.</summary>
    public IEnumerable<string> Blueprints => Systems.SelectMany(system => system.Requirements.SelectMany(system.BlueprintsOf)).Distinct();
}
