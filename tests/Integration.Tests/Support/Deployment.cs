using System.Text.Json;
using DrTerraform.Settings;

namespace DrTerraform.Integration.Tests.Support;

/// <summary>What <c>dr up</c> has built, as its <c>outputs.json</c> tells: all that these tests know beside AWS's own answers.</summary>
/// <remarks>
/// The file holds the target, the endpoint that stands for all of AWS (null or absent for AWS itself), the names of the regions, and the
/// outputs of all stacks as plain values:
/// <code>
/// {
///   "blueprint": "flagship",
///   "target": "emulator",
///   "endpoint": "http://127.0.0.1:5000",
///   "regions": { "primary": "us-east-1", "secondary": "us-west-2" },
///   "stacks": { "global": { "sessions_table": "…" }, "primary": { "private_subnet_ids": ["…"] } }
/// }
/// </code>
/// </remarks>
public sealed class Deployment
{
    /// <summary>The environment variable that holds the path of <c>outputs.json</c>.</summary>
    public const string PathVariable = "DR_OUTPUTS";

    private static readonly Lazy<Deployment> Loaded = new(Load);

    private readonly JsonElement _stacks;
    private readonly AwsApi _api;

    private Deployment(JsonElement outputs)
    {
        _stacks = outputs.GetProperty("stacks");
        Settings = SettingsOf(outputs.GetProperty("blueprint").GetString()!);
        IsOnAws = outputs.GetProperty("target").GetString() == "aws";
        _api = new AwsApi(outputs.TryGetProperty("endpoint", out var endpoint) && endpoint.GetString() is { } address ? new Uri(address) : null);
        Regions = [.. new[] { DeployedRegion.Primary, DeployedRegion.Secondary }.Select(role => new DeployedRegion(this, _api, role, outputs.GetProperty("regions").GetProperty(role).GetString()!))];
        State = RegionNamed(Output("backend", "state_region").GetString()!);
    }

    /// <summary>The deployment under test.</summary>
    public static Deployment Current => Loaded.Value;

    /// <summary>What was asked for: the settings in the blueprint or file that was applied. Overrides of that call are not among them.</summary>
    public DrSettings Settings { get; }

    /// <summary>Whether it is AWS itself that answers, and no emulator.</summary>
    public bool IsOnAws { get; }

    /// <summary>The region that was built to serve first, and the one that was built to wait.</summary>
    public IReadOnlyList<DeployedRegion> Regions { get; }

    /// <summary>The region that holds Terraform's state.</summary>
    public DeployedRegion State { get; }

    /// <summary>A region by what it was built for.</summary>
    public DeployedRegion Region(string role) => Regions.Single(region => region.Role == role);

    /// <summary>Any region by AWS's name of it, for what AWS keeps in one place; it has outputs only if it is one of the two.</summary>
    public DeployedRegion RegionNamed(string name) => Regions.FirstOrDefault(region => region.Name == name) ?? new DeployedRegion(this, _api, name, name);

    /// <summary>
    /// An output of a stack. Without it the test is left out: not every deployment has a database, sessions or backups. The flagship has
    /// all that is tested, and its life fails when a test is left out.
    /// </summary>
    public JsonElement Output(string stack, string name)
    {
        if (!_stacks.TryGetProperty(stack, out var outputs))
        {
            throw new InvalidOperationException($"outputs.json has no stack '{stack}': apply all stacks with ./dr up, then test again");
        }

        if (!outputs.TryGetProperty(name, out var value))
        {
            Assert.Ignore($"this deployment has no {name} in {stack}: its settings do not ask for it");
        }

        return value;
    }

    /// <summary>The parts of the regions, for fixtures about transactions: none where nothing is deployed or there is no table of them.</summary>
    public static IEnumerable<string> RegionsWithTransactions =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable(PathVariable)) || Current.Settings.Transactions is null ? [] : [DeployedRegion.Primary, DeployedRegion.Secondary];

    /// <summary>Leaves the test out where there is no payment service: it needs a database.</summary>
    public void NeedsPayments() => Needs(Settings.Database is not null, "it has no database, so it takes no payments");

    /// <summary>Leaves the test out where the networks have a way to the internet.</summary>
    public void NeedsNoNat() => Needs(!Settings.Network.Nat, "its functions reach AWS through NAT gateways");

    private static void Needs(bool condition, string reason)
    {
        if (!condition)
        {
            Assert.Ignore($"not for this deployment: {reason}");
        }
    }

    private static DrSettings SettingsOf(string blueprint)
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "DrTerraform.csproj")))
        {
            root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException($"no DrTerraform.csproj above {AppContext.BaseDirectory}");
        }

        var file = Path.Combine(root, "Blueprints", $"{blueprint}.json");
        return SettingsReader.Read(new SettingsSource(File.Exists(file) ? file : Path.GetFullPath(blueprint, root)));
    }

    /// <summary>Asks each region something that every deployment can answer.</summary>
    public async Task ReachAsync()
    {
        foreach (var region in Regions)
        {
            await region.JsonAsync(AwsService.Kms, "DescribeKey", new { KeyId = region.Output("region_key_arn") });
        }
    }

    private static Deployment Load()
    {
        var path = Environment.GetEnvironmentVariable(PathVariable);
        if (string.IsNullOrEmpty(path))
        {
            throw new InvalidOperationException($"{PathVariable} is not set: build a deployment with ./dr up and run ./dr test integration, or set {PathVariable} to the path of its outputs.json");
        }

        return File.Exists(path)
            ? new Deployment(JsonDocument.Parse(File.ReadAllText(path)).RootElement)
            : throw new InvalidOperationException($"{PathVariable} is '{path}', and there is no such file: it is the outputs.json that ./dr up writes");
    }
}
