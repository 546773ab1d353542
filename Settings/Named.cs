using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DrTerraform.Settings;

/// <summary>
/// A thing that has a name: its type and purpose, and what AWS allows. The catalogue below is complete, so every name of a deployment
/// is known before anything exists, one stack can build the ARN of what another stack holds, and settings that would make a name too
/// long are refused at once.
/// </summary>
/// <param name="Type">The resource type as it stands in names.</param>
/// <param name="Purpose">What the resource is for, as it stands in names; empty when a qualifier says it.</param>
/// <param name="MaximumLength">Most characters that AWS allows, to our knowledge (2026-11): not looked up one by one in the API references.</param>
/// <param name="Scope">Whether the thing exists per region or once.</param>
public sealed partial record Named(string Type, string Purpose, int MaximumLength, NameScope Scope = NameScope.Region)
{
#pragma warning disable CS1591 // The name of each entry says what it is.

    // Network. These names are Name tags.
    public static readonly Named Network = new("vpc", "network", 255);
    public static readonly Named Subnet = new("subnet", "private", 255) { QualifierRoom = 1 };
    public static readonly Named RouteTable = new("rtb", "private", 255);
    public static readonly Named Endpoint = new("vpce", "", 255) { QualifierRoom = 16 };
    public static readonly Named SecurityGroup = new("secgroup", "", 255) { QualifierRoom = 10 };
    public static readonly Named PublicSubnet = new("subnet", "public", 255) { QualifierRoom = 1 };
    public static readonly Named PublicRouteTable = new("rtb", "public", 255);
    public static readonly Named InternetGateway = new("igw", "internet", 255);
    public static readonly Named NatGateway = new("nat", "internet", 255);
    public static readonly Named NatAddress = new("eip", "nat", 255);
    public static readonly Named AccessList = new("nacl", "private", 255);
    public static readonly Named Peering = new("pcx", "peering", 255, NameScope.Global);

    // Encryption. Aliases carry "alias/" in front.
    public static readonly Named RegionKey = new("kms", "region", 250);
    public static readonly Named DataKey = new("kms", "data", 250);
    public static readonly Named StateKey = new("kms", "state", 250);

    // Data.
    public static readonly Named GlobalDatabase = new("aurora", "payments", 63, NameScope.Global);
    public static readonly Named Database = new("aurora", "payments", 63) { QualifierRoom = 2 };
    public static readonly Named DatabaseSubnets = new("dbsubnets", "payments", 255);
    public static readonly Named DatabaseParameters = new("dbparams", "payments", 255) { QualifierRoom = 8 };
    public static readonly Named DatabaseEvents = new("dbevents", "payments", 255);
    public static readonly Named DatabaseSecret = new("secret", "database", 512, NameScope.Global);
    public static readonly Named WebhookSecret = new("secret", "webhook", 512, NameScope.Global);
    public static readonly Named Sessions = new("dynamodb", "sessions", 255, NameScope.Global);
    public static readonly Named Control = new("dynamodb", "control", 255, NameScope.Global);
    public static readonly Named Transactions = new("dynamodb", "transactions", 255, NameScope.Global);
    public static readonly Named Documents = new("s3", "documents", 63) { MayHoldAccount = true };

    // Compute and edge.
    public static readonly Named PaymentWebhook = new("lambda", "payment-webhook", 64);
    public static readonly Named RegionHealth = new("lambda", "region-health", 64);
    public static readonly Named RegionMonitor = new("lambda", "region-monitor", 64);
    public static readonly Named TableHealth = new("lambda", "health-monitor", 64);
    public static readonly Named ConfigSync = new("lambda", "config-sync", 64);
    public static readonly Named DeadLetters = new("sqs", "dead-letters", 80);
    public static readonly Named Api = new("api", "payments", 128);
    public static readonly Named Logs = new("logs", "", 512) { QualifierRoom = 7 };

    public static readonly Named HealthCheck = new("hc", "", 255) { QualifierRoom = 8 };

    // Rights. IAM is global, so a role's name tells its region too.
    public static readonly Named Role = new("role", "", 64) { QualifierRoom = 20 };

    // Watching.
    public static readonly Named Alerts = new("sns", "alerts", 256);
    public static readonly Named AlertInbox = new("sqs", "alerts", 80);
    public static readonly Named Alarm = new("alarm", "", 255) { QualifierRoom = 40 };
    public static readonly Named Rule = new("rule", "", 64) { QualifierRoom = 20 };
    public static readonly Named Dashboard = new("dashboard", "payments", 255, NameScope.Global);

    // Backup.
    public static readonly Named BackupVault = new("vault", "backup", 50);
    public static readonly Named BackupPlan = new("plan", "backup", 50);

    // Terraform's own.
    public static readonly Named State = new("s3", "tfstate", 63);
    public static readonly Named StateLock = new("dynamodb", "tflock", 255, NameScope.Global);

#pragma warning restore CS1591

    /// <summary>Everything that has a name, by the key that the settings know it by.</summary>
    public static IReadOnlyDictionary<string, Named> ByKey { get; } = typeof(Named).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.FieldType == typeof(Named))
        .ToDictionary(field => JsonNamingPolicy.CamelCase.ConvertName(field.Name), field => (Named)field.GetValue(null)!);

    /// <summary>Everything that has a name.</summary>
    public static IReadOnlyList<Named> All { get; } = [.. ByKey.Values];

    /// <summary>Whether a pattern of its own may hold <c>{account}</c>: nothing looks the thing up before the account is known.</summary>
    public bool MayHoldAccount { get; init; }

    /// <summary>Most characters of a qualifier, which tells several of one kind apart; 0: there is one of the kind.</summary>
    public int QualifierRoom { get; init; }

    /// <summary>Why AWS would refuse the name, or null when it would not.</summary>
    public string? ProblemWith(string name) =>
        name.Length > MaximumLength ? $"has {name.Length} characters, AWS allows {MaximumLength}"
        : !LegalName().IsMatch(name) ? "must be lower-case letters and digits in groups joined by single hyphens, a letter first"
        : null;

    // What RDS identifiers and S3 buckets, the strictest two, both allow.
    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex LegalName();
}

/// <summary>How often a named thing exists.</summary>
public enum NameScope
{
    /// <summary>Once in each region.</summary>
    Region,

    /// <summary>Once in the deployment; in names, its region is <c>global</c>.</summary>
    Global,
}
