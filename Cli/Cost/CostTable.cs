using System.Globalization;
using DrTerraform.Policies.Cost;
using Spectre.Console;

namespace DrTerraform.Cli.Cost;

/// <summary>Item × place × what it costs.</summary>
internal static class CostTable
{
    private static readonly Dictionary<CostPlace, string> Places = new()
    {
        [CostPlace.Serving] = "serving",
        [CostPlace.Waiting] = "waiting (standby)",
        [CostPlace.Shared] = "shared",
    };

    public static Table Of(CostEstimate estimate)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn("item")
            .AddColumn("region")
            .AddColumn(new TableColumn("quantity").RightAligned())
            .AddColumn("of")
            .AddColumn(new TableColumn("each").RightAligned())
            .AddColumn(new TableColumn("a month").RightAligned());
        foreach (var line in estimate.Lines)
        {
            table.AddRow(
                Markup.Escape(line.Item), Places[line.Place], Figure(line.Quantity, "#,##0.##"), Markup.Escape(line.Unit),
                $"{(line.IsSeen ? "" : "~ ")}{Figure(line.UnitUsd, "0.#######")}", Figure(line.Usd, "#,##0.00"));
        }

        table.AddEmptyRow();
        foreach (var (place, name) in Places)
        {
            table.AddRow("", name, "", "", "", Figure(estimate.UsdOf(place), "#,##0.00"));
        }

        return table.AddRow("in all", "", "", "", "", Figure(estimate.TotalUsd, "#,##0.00"));
    }

    private static string Figure(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
