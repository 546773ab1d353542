using System.Text.Json;
using System.Xml.Linq;

namespace DrTerraform.Integration.Tests.Support;

/// <summary>One region of the deployment: its outputs, and AWS's answers there.</summary>
public sealed class DeployedRegion
{
    /// <summary>The role of the region that was built to serve first.</summary>
    public const string Primary = "primary";

    /// <summary>The role of the region that was built to wait.</summary>
    public const string Secondary = "secondary";

    private readonly Deployment _deployment;
    private readonly AwsApi _api;

    internal DeployedRegion(Deployment deployment, AwsApi api, string role, string name) => (_deployment, _api, Role, Name) = (deployment, api, role, name);

    /// <summary>What the region was built for.</summary>
    public string Role { get; }

    /// <summary>AWS's name of it.</summary>
    public string Name { get; }

    /// <summary>The other region.</summary>
    public DeployedRegion Peer => _deployment.Regions.Single(region => region.Role != Role);

    /// <summary>An output of the region's own stack.</summary>
    public string Output(string name) => _deployment.Output(Role, name).GetString()!;

    /// <summary>An output of the region's own stack that is a list.</summary>
    public IReadOnlyList<string> Outputs(string name) => [.. _deployment.Output(Role, name).EnumerateArray().Select(value => value.GetString()!)];

    /// <summary>The output of the global stack that is named after the region's role.</summary>
    public string GlobalOutput(string name) => _deployment.Output("global", $"{Role}_{name}").GetString()!;

    /// <summary>Asks a service of the query protocol.</summary>
    public Task<XElement> QueryAsync(AwsService service, string action, params (string Name, string Value)[] parameters) => _api.QueryAsync(service, Name, action, parameters);

    /// <summary>Asks a service of the JSON protocol.</summary>
    public Task<JsonElement> JsonAsync(AwsService service, string action, object body) => _api.JsonAsync(service, Name, action, body);

    /// <summary>Reads from a service that answers paths with JSON.</summary>
    public Task<JsonElement> GetJsonAsync(AwsService service, string path) => _api.GetJsonAsync(service, Name, path);

    /// <summary>Reads from a service that answers paths with XML.</summary>
    public Task<XElement> GetXmlAsync(AwsService service, string path) => _api.GetXmlAsync(service, Name, path);

    /// <summary>Reads a text, such as an object in S3.</summary>
    public Task<string> GetTextAsync(AwsService service, string path) => _api.GetTextAsync(service, Name, path);

    /// <inheritdoc/>
    public override string ToString() => $"{Role} ({Name})";
}
