using DrTerraform.Constructs.Compute;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;

namespace DrTerraform.Tests.Support;

/// <summary>Valid objects; a test shows only what matters to it.</summary>
public static class Some
{
    public const string KeyArn = "arn:aws:kms:us-west-2:111122223333:key/1";

    public const string TopicArn = "arn:aws:sns:us-west-2:111122223333:alerts";

    private static readonly Lazy<FunctionPackages> LazyPackages = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("dr-packages-").FullName;
        foreach (var name in new[] { "payment-webhook", "region-health", "region-monitor", "table-health", "config-sync" })
        {
            File.WriteAllText(Path.Combine(folder, $"{name}.zip"), name);
        }

        return FunctionPackages.In(folder, folder);
    });

    /// <summary>Stand-ins for the zips: synthesis looks at their bytes, never inside.</summary>
    public static FunctionPackages Packages => LazyPackages.Value;

    public static DrSettings Settings() => new()
    {
        Project = "payments",
        Environment = "dr",
        Suffix = "test",
        Account = "111122223333",
        Tags = new Dictionary<string, string> { ["Environment"] = "DR", ["Region"] = "{region}" },
        Primary = new RegionSettings { Region = "us-east-1", Cidr = "10.0.0.0/16", Database = new RegionDatabaseSettings { Instances = 2, MinimumCapacity = 8 } },
        Secondary = new RegionSettings { Region = "us-west-2", Cidr = "10.1.0.0/16" },
        Database = new DatabaseSettings { EngineVersion = "16.6" },
        Dns = new DnsSettings { Domain = "pay.bank.test" },
        Backup = new BackupSettings(),
    };

    /// <summary>A function outside any network.</summary>
    public static RegionFunction Function(TerraformStack stack, Placement placement, string id, Named name) => new(stack, id, new RegionFunctionProps
    {
        Placement = placement,
        Name = name,
        Settings = new FunctionSettings(),
        Package = Packages.RegionHealth,
        Environment = new Dictionary<string, string>(),
        Rights = [],
        DeadLetters = new DeadLetterQueue(stack, $"{id}Letters", new DeadLetterQueueProps { Placement = placement, KeyArn = KeyArn }),
        KeyArn = KeyArn,
        LogRetentionDays = 14,
    });

    public static TerraformStack Stack() => new(Testing.App(), "stack");

    /// <summary>A placement in the secondary region, us-west-2, unless another row is given.</summary>
    public static Placement Placement(TerraformStack stack, RegionProfile? profile = null) =>
        DrTerraform.Constructs.Foundation.Placement.Declare(stack, Settings(), profile ?? RegionProfile.Secondary);
}
