using System.Text.Json;

namespace DrTerraform.Policies.Cost;

/// <summary>The dated price file of this project, <c>prices.json</c>.</summary>
internal static class PriceList
{
    private const string AnyRegion = "any";

    private static readonly JsonElement File = Read();
    private static readonly Dictionary<string, JsonElement> ById = File.GetProperty("prices").EnumerateArray().ToDictionary(price => price.GetProperty("id").GetString()!);

    /// <summary>The month in which the prices were collected.</summary>
    public static string Collected { get; } = File.GetProperty("collected").GetString()!;

    /// <summary>Every id in the file.</summary>
    public static IReadOnlyCollection<string> Ids => ById.Keys;

    /// <summary>The price of an id in a region; a region that the file does not know gets the first price of the id.</summary>
    /// <exception cref="KeyNotFoundException">The file has no such id: a mistake of ours.</exception>
    public static Price Of(string id, string? region)
    {
        var entry = ById[id];
        var prices = entry.GetProperty("usd").EnumerateObject().ToDictionary(price => price.Name, price => price.Value.GetDouble());
        var unit = entry.GetProperty("unit").GetString()!;
        return prices.TryGetValue(AnyRegion, out var everywhere) ? new Price(everywhere, unit, IsSeen: true)
            : region is not null && prices.TryGetValue(region, out var here) ? new Price(here, unit, !entry.Texts("inferred").Contains(region))
            : new Price(prices.Values.First(), unit, IsSeen: false);
    }

    private static JsonElement Read()
    {
        using var stream = typeof(PriceList).Assembly.GetManifestResourceStream("prices.json")!;
        using var document = JsonDocument.Parse(stream, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        return document.RootElement.Clone();
    }
}
