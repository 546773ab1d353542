using System.Text.Json.Serialization;

namespace DrTerraform.Settings;

/// <summary>
/// What one deployment is: read once at start, never changed after. Every default is written
/// on these records and nowhere else.
/// </summary>
public sealed record DrSettings
{
    /// <summary>Short name of the platform; may be used in <see cref="NamingSettings.Template"/>.</summary>
    [AllowedText("[a-z0-9]+(-[a-z0-9]+)*", "lower-case letters and digits in groups joined by single hyphens, e.g. payments")]
    public required string Project { get; init; }

    /// <summary>The environment's name as it stands in names, e.g. <c>dr</c>.</summary>
    [AllowedText("[a-z0-9]+(-[a-z0-9]+)*", "lower-case letters and digits in groups joined by single hyphens, e.g. dr")]
    public required string Environment { get; init; }

    /// <summary>
    /// Tells deployments of one environment apart; part of every name, so two deployments never collide. Null only where
    /// <see cref="NamingSettings.Template"/> does without.
    /// </summary>
    [AllowedText("[a-z0-9]+(-[a-z0-9]+)*", "lower-case letters and digits in groups joined by single hyphens, e.g. demo")]
    public string? Suffix { get; init; }

    /// <summary>The AWS account this deployment belongs to. Null: the account of the credentials in use.</summary>
    [AllowedText("[0-9]{12}", "12 digits, in quotes")]
    public string? Account { get; init; }

    /// <summary>How names are made.</summary>
    public NamingSettings Naming { get; init; } = new();

    /// <summary>Default tags of every resource. <c>{region}</c> in a value becomes <c>primary</c> or <c>secondary</c>.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The region that serves until a failover.</summary>
    public required RegionSettings Primary { get; init; }

    /// <summary>The region that waits.</summary>
    public required RegionSettings Secondary { get; init; }

    /// <summary>What may be lost, for how long, and what it may cost.</summary>
    public ObjectiveSettings Objectives { get; init; } = new();

    /// <summary>What the cost estimate assumes of a month.</summary>
    public UsageSettings Usage { get; init; } = new();

    /// <summary>Where Terraform keeps its state.</summary>
    public StateSettings State { get; init; } = new();

    /// <summary>How generated secrets reach AWS.</summary>
    public SecretSettings Secrets { get; init; } = new();

    /// <summary>The private networks.</summary>
    public NetworkSettings Network { get; init; } = new();

    /// <summary>The Aurora global database, and with it the payment service in front of it. Null: the deployment has neither.</summary>
    public DatabaseSettings? Database { get; init; }

    /// <summary>The payment service's global table of sessions.</summary>
    public TableSettings Sessions { get; init; } = new();

    /// <summary>
    /// A global table of transactions with a monitor behind an API of its own, instead of a database. Null: the deployment has neither.
    /// </summary>
    public TransactionSettings? Transactions { get; init; }

    /// <summary>Replicated document buckets. Null: the deployment has none.</summary>
    public DocumentSettings? Documents { get; init; }

    /// <summary>Whose keys encrypt tables and documents.</summary>
    public DataEncryption DataEncryption { get; init; } = DataEncryption.OwnKeys;

    /// <summary>How policies are written.</summary>
    public PolicyDocumentForm PolicyDocuments { get; init; } = PolicyDocumentForm.Json;

    /// <summary>Configuration in Parameter Store.</summary>
    public ConfigurationSettings Configuration { get; init; } = new();

    /// <summary>The Lambda functions.</summary>
    public FunctionSettings Functions { get; init; } = new();

    /// <summary>The API in front of the functions.</summary>
    public ApiSettings Api { get; init; } = new();

    /// <summary>Names, health checks and records that move the traffic.</summary>
    public required DnsSettings Dns { get; init; }

    /// <summary>When the waiting region takes over.</summary>
    public FailoverSettings Failover { get; init; } = new();

    /// <summary>Thresholds, and who is told.</summary>
    public AlarmSettings Alarms { get; init; } = new();

    /// <summary>Log groups.</summary>
    public LogSettings Logs { get; init; } = new();

    /// <summary>AWS Backup, against what replication copies faithfully: corruption. Null: the deployment has none.</summary>
    public BackupSettings? Backup { get; init; }

    /// <summary>AWS's name of the region that holds Terraform's state: <see cref="StateSettings.Region"/>, or the secondary.</summary>
    [JsonIgnore]
    public string StateRegion => State.Region ?? Secondary.Region;

    /// <summary>
    /// Seconds of replication lag up to which the monitor promotes by itself: <see cref="FailoverSettings.MaximumLagSeconds"/>, or the
    /// recovery point objective.
    /// </summary>
    [JsonIgnore]
    public int MaximumLagSeconds => Failover.MaximumLagSeconds ?? Objectives.RpoSeconds;
}

/// <summary>Whose keys encrypt data.</summary>
public enum DataEncryption
{
    /// <summary>A key of the deployment in each region: its use can be followed, and withdrawn.</summary>
    OwnKeys,

    /// <summary>Keys that AWS keeps: DynamoDB's own KMS key, and SSE-S3 in buckets. Not with a database or backups.</summary>
    AwsManaged,
}

/// <summary>How IAM, key and resource policies are written.</summary>
public enum PolicyDocumentForm
{
    /// <summary>As JSON in the argument that holds them: nothing to read at a plan.</summary>
    Json,

    /// <summary>As <c>aws_iam_policy_document</c> data sources.</summary>
    DataSource,
}
