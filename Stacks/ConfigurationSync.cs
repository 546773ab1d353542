using DrTerraform.Constructs.Compute;
using DrTerraform.Constructs.Encryption;
using DrTerraform.Constructs.Events;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;

namespace DrTerraform.Stacks;

/// <summary>
/// What keeps the regions' shared parameters alike: a function that carries this region's edits to the other, and the role by which the
/// other region's function writes here. Not a construct: what it declares stands in the region's stack itself.
/// </summary>
internal sealed class ConfigurationSync
{
    private const string Writer = "config-writer";
    private const int LongestSessionSeconds = 3600;

    private readonly RegionParts _region;
    private readonly string _path;

    /// <summary>Declares function, rules and role.</summary>
    public ConfigurationSync(RegionParts region, ControlFunctionSettings settings)
    {
        _region = region;
        _path = region.Settings.Configuration.SharedPathOf(region.Settings);
        var placement = region.Placement;
        var peer = region.Profile.Peer(region.Settings);
        var peerNames = new Names(region.Settings, peer.NameLabel);
        var peerWriter = ServiceRole.ArnOf(placement, peerNames, Writer);

        var function = region.Function("ConfigSync", new FunctionParts
        {
            Name = Named.ConfigSync,
            Settings = region.Control(settings),
            Package = region.Packages.ConfigSync,
            Environment = new Dictionary<string, string>
            {
                ["DR_PARAMETER_PREFIX"] = $"{_path}/",
                ["DR_PEER_REGION"] = peer.Region,
                ["DR_PEER_ROLE_ARN"] = peerWriter,
                ["DR_PEER_KEY"] = EncryptionKey.AliasOf(peerNames, Named.RegionKey),
            },
            Rights = [.. Read(), new Access("WriteThere", ["sts:AssumeRole"], [peerWriter])],
        });
        Trigger("ParameterChange", "parameter-change", "Has an edit of a shared parameter carried to the other region", function, schedule: null, new Dictionary<string, object>
        {
            ["source"] = new[] { "aws.ssm" },
            ["detail-type"] = new[] { "Parameter Store Change" },
            ["detail"] = new { name = new[] { new { prefix = $"{_path}/" } } },
        });
        Trigger("Reconciliation", "config-reconcile", "Has all shared parameters compared, against events that were lost", function, "rate(1 hour)", pattern: null);

        var writer = new ServiceRole(region.Stack, "ConfigWriter", new ServiceRoleProps
        {
            Placement = placement,
            Purpose = Writer,
            CallerRoleArn = ServiceRole.ArnOf(placement, peerNames, Named.ConfigSync.Purpose),
            LongestSessionSeconds = LongestSessionSeconds,
            Rights = [.. Read(), new Access("Write", ["ssm:PutParameter", "ssm:DeleteParameter"], [Parameters])],
        });
        Functions = new Dictionary<string, string> { ["config-sync"] = function.Name };
        Outputs = new Dictionary<string, object>
        {
            ["config_sync_function"] = function.Name,
            ["config_sync_function_arn"] = function.Arn,
            ["config_sync_role_arn"] = function.RoleArn,
            ["config_writer_role_arn"] = writer.Arn,
        };
    }

    /// <summary>Names of the functions, by what they are for.</summary>
    public IReadOnlyDictionary<string, string> Functions { get; }

    /// <summary>What is told to those who come after the stack.</summary>
    public IReadOnlyDictionary<string, object> Outputs { get; }

    private string Parameters => _region.Placement.Arn("ssm", $"parameter{_path}/*");

    private IEnumerable<Access> Read() =>
    [
        new("Read", ["ssm:GetParameters", "ssm:GetParametersByPath"], [_region.Placement.Arn("ssm", $"parameter{_path}"), Parameters]),
        new("Describe", ["ssm:DescribeParameters"], ["*"]),
    ];

    private void Trigger(string id, string purpose, string description, RegionFunction function, string? schedule, IReadOnlyDictionary<string, object>? pattern) =>
        _ = new FunctionTrigger(_region.Stack, id, new FunctionTriggerProps
        {
            Placement = _region.Placement,
            Purpose = purpose,
            Description = description,
            Schedule = schedule,
            Pattern = pattern,
            Function = function,
        });
}
