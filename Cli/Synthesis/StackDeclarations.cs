using System.Text.Json;

namespace DrTerraform.Cli.Synthesis;

/// <summary>What a synthesized stack says about itself beside its resources.</summary>
internal sealed record StackDeclarations(JsonElement Stack)
{
    /// <summary>Regions by the alias of their provider.</summary>
    public IReadOnlyDictionary<string, string> Regions =>
        Providers.Where(provider => provider.TryGetProperty("alias", out _)).ToDictionary(provider => provider.GetProperty("alias").GetString()!, provider => provider.GetProperty("region").GetString()!);

    /// <summary>The accounts its providers accept; none when they accept any.</summary>
    public IReadOnlyList<string> Accounts =>
        [.. Providers.SelectMany(provider => provider.TryGetProperty("allowed_account_ids", out var ids) ? ids.EnumerateArray().Select(id => id.GetString()!) : []).Distinct()];

    /// <summary>The region of a stack that is in one only; null for those that join regions.</summary>
    public string? OnlyRegion => Regions.Values.Distinct().ToArray() is [var region] ? region : null;

    public bool HasGlobalDatabase => Stack.TryGetProperty("resource", out var types) && types.TryGetProperty("aws_rds_global_cluster", out _);

    private IEnumerable<JsonElement> Providers =>
        Stack.TryGetProperty("provider", out var providers) && providers.TryGetProperty("aws", out var aws) ? aws.EnumerateArray() : [];
}
