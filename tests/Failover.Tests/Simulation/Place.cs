namespace DrTerraform.Failover.Tests.Simulation;

/// <summary>The two regions: east is Route 53's PRIMARY and active at the start.</summary>
internal static class Place
{
    public const int East = 0;
    public const int West = 1;

    public static string Region(int place) => place == East ? "us-east-1" : "us-west-2";

    public static string Name(int place) => place == East ? "east" : "west";

    public static int Other(int place) => 1 - place;
}
