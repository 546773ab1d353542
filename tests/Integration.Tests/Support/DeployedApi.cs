namespace DrTerraform.Integration.Tests.Support;

/// <summary>The parts of the address at which a region's API answers.</summary>
internal static class DeployedApi
{
    /// <summary>The region's own host, which no record of ours can redirect.</summary>
    public static string ApiHost(this DeployedRegion region) => new Uri(region.Output("api_url")).Host;

    /// <summary>Name of the stage.</summary>
    public static string Stage(this DeployedRegion region) => new Uri(region.Output("api_url")).AbsolutePath.Trim('/');

    /// <summary>The platform's host name, which leads to either region.</summary>
    public static string PlatformHost(this Deployment deployment) => new Uri(deployment.Output("traffic", "api_url").GetString()!).Host;
}
