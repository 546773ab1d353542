using System.Text.Json;

namespace DrTerraform.Cli.Deployment;

/// <summary>Who writes in an Aurora global database, by a refreshed state.</summary>
internal static class GlobalDatabase
{
    /// <summary>The writer's region; null when there is no global database or nobody in it writes.</summary>
    /// <param name="state">What `terraform show -json` says of the stack that holds the global database.</param>
    public static string? WriterRegion(JsonElement state)
    {
        if (!state.TryGetProperty("values", out var values) || !values.GetProperty("root_module").TryGetProperty("resources", out var resources))
        {
            return null;
        }

        return resources.EnumerateArray()
            .Where(resource => resource.GetProperty("type").GetString() == "aws_rds_global_cluster")
            .SelectMany(resource => resource.GetProperty("values").GetProperty("global_cluster_members").EnumerateArray())
            .Where(member => member.GetProperty("is_writer").GetBoolean())
            .Select(member => RegionOf(member.GetProperty("db_cluster_arn").GetString()!))
            .FirstOrDefault();
    }

    // arn:aws:rds:<region>:<account>:cluster:<name>
    private static string RegionOf(string arn) => arn.Split(':')[3];
}
