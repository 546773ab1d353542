namespace DrTerraform.Cli.Bench;

/// <summary>One of the programs that are run in turn, and what its runs gave.</summary>
internal sealed record BenchSubject(string Name, IReadOnlyList<Measurement> Runs)
{
    public Spread WallSeconds => Spread.Of(Runs.Select(run => run.Wall.TotalSeconds));

    public double ProcessMegabytes => Runs.Max(run => run.ProcessBytes) / 1e6;

    public double TreeMegabytes => Runs.Max(run => run.TreeBytes) / 1e6;
}
