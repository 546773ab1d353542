namespace DrTerraform.Policies.Cost;

/// <summary>One thing that a month is charged for.</summary>
/// <param name="Item">What it is, in words for an operator.</param>
/// <param name="Place">Whose cost it is.</param>
/// <param name="Quantity">How many units.</param>
/// <param name="Unit">What one unit is.</param>
/// <param name="UnitUsd">What one unit costs in US dollars.</param>
/// <param name="IsSeen">Whether the price was seen for this very region.</param>
public sealed record CostLine(string Item, CostPlace Place, double Quantity, string Unit, double UnitUsd, bool IsSeen)
{
    /// <summary>What it costs a month in US dollars.</summary>
    public double Usd => Quantity * UnitUsd;

    internal static CostLine Of(string item, CostPlace place, string priceId, string? region, double quantity)
    {
        var price = PriceList.Of(priceId, region);
        return new CostLine(item, place, quantity, price.Unit, price.Usd, price.IsSeen);
    }
}
