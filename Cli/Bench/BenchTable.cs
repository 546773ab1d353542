using System.Globalization;
using Spectre.Console;

namespace DrTerraform.Cli.Bench;

/// <summary>Program × wall time × peak memory.</summary>
internal static class BenchTable
{
    public static Table Of(IEnumerable<BenchSubject> subjects)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("program");
        foreach (var column in new[] { "min s", "median s", "max s", ".NET peak MB", "tree peak MB" })
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (var subject in subjects)
        {
            var wall = subject.WallSeconds;
            table.AddRow(
                Markup.Escape(subject.Name), Number(wall.Minimum, "0.00"), Number(wall.Median, "0.00"), Number(wall.Maximum, "0.00"),
                Number(subject.ProcessMegabytes, "0"), Number(subject.TreeMegabytes, "0"));
        }

        return table;
    }

    /// <summary>What a resource adds on top of the floor.</summary>
    public static string PerResource(BenchSubject floor, BenchSubject app, int resources) =>
        $"{Number((app.WallSeconds.Median - floor.WallSeconds.Median) * 1000 / Math.Max(resources, 1), "0.0")} ms a resource above the floor, {resources} resources";

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
