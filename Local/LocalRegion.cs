using System.Security.Cryptography;
using System.Text.Json.Nodes;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Local.Postgres;

namespace DrTerraform.Local;

/// <summary>What one region's functions find around them: the control table with the role record, the sessions table, the secrets and the database.</summary>
/// <remarks>Names and contents are those of a deployment; only the AWS behind them is the emulator.</remarks>
public sealed class LocalRegion : IDisposable
{
    private const string ControlTable = "dr-control";
    private const string SessionsTable = "dr-sessions";
    private const string DatabaseSecret = "dr-database";
    private const string WebhookSecret = "dr-webhook";

    private readonly EmulatorCalls _calls;
    private readonly TimeProvider _time;

    private LocalRegion(Uri aws, string region, LocalPostgres postgres, TimeProvider time)
    {
        _calls = new EmulatorCalls(aws);
        _time = time;
        Region = region;
        FunctionEnvironment = new Dictionary<string, string>
        {
            ["AWS_REGION"] = region,
            ["AWS_ENDPOINT_URL"] = aws.ToString(),
            ["AWS_ACCESS_KEY_ID"] = EmulatorCalls.Anybody.AccessKeyId,
            ["AWS_SECRET_ACCESS_KEY"] = EmulatorCalls.Anybody.SecretAccessKey,
            ["DR_CONTROL_TABLE"] = ControlTable,
            ["DR_SESSIONS_TABLE"] = SessionsTable,
            ["DR_DATABASE_WRITER_HOST"] = LocalPostgres.Host,
            ["DR_DATABASE_READER_HOST"] = LocalPostgres.Host,
            ["DR_DATABASE_PORT"] = $"{postgres.Port}",
            ["DR_DATABASE_NAME"] = LocalPostgres.Database,
            ["DR_DATABASE_SECRET"] = DatabaseSecret,
            ["DR_DATABASE_CA_FILE"] = postgres.CertificateAuthoritiesFile,
            ["DR_WEBHOOK_SECRET"] = WebhookSecret,
            ["DR_LOG_LEVEL"] = "info",
        };
    }

    /// <summary>The region's name.</summary>
    public string Region { get; }

    /// <summary>The variables of its functions.</summary>
    public IReadOnlyDictionary<string, string> FunctionEnvironment { get; }

    /// <summary>The key that signs webhooks, made for this region.</summary>
    public string WebhookKey { get; } = RandomNumberGenerator.GetHexString(64, lowercase: true);

    /// <summary>Creates tables and secrets in the emulator; this region is active at first, in epoch 1.</summary>
    /// <param name="aws">The emulator's address.</param>
    /// <param name="region">The region's name, e.g. <c>us-east-1</c>.</param>
    /// <param name="postgres">Its database.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="LocalException">The emulator refuses.</exception>
    public static async Task<LocalRegion> CreateAsync(Uri aws, string region, LocalPostgres postgres, TimeProvider time, CancellationToken cancellation)
    {
        var local = new LocalRegion(aws, region, postgres, time);
        await local.CreateTableAsync(ControlTable, "id", cancellation);
        await local.CreateTableAsync(SessionsTable, "session_id", cancellation);
        await local.CreateSecretAsync(DatabaseSecret, new JsonObject { ["username"] = LocalPostgres.Username, ["password"] = postgres.Password }, cancellation);
        await local.CreateSecretAsync(WebhookSecret, new JsonObject { ["key"] = local.WebhookKey }, cancellation);
        await local.SetRoleAsync(region, epoch: 1, "started", cancellation);
        return local;
    }

    /// <summary>Writes the role record: which region takes payments. Functions follow within two seconds.</summary>
    /// <param name="activeRegion">The region that is active from now on.</param>
    /// <param name="epoch">How often the role has moved, from 1.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task SetRoleAsync(string activeRegion, long epoch, string reason, CancellationToken cancellation) => _calls.JsonAsync(
        AwsService.DynamoDb,
        Region,
        "PutItem",
        new JsonObject
        {
            ["TableName"] = ControlTable,
            ["Item"] = new JsonObject
            {
                ["id"] = Text("role"),
                ["active_region"] = Text(activeRegion),
                ["epoch"] = new JsonObject { ["N"] = $"{epoch}" },
                ["since"] = Text(_time.GetUtcNow().ToString("O", System.Globalization.CultureInfo.InvariantCulture)),
                ["reason"] = Text(reason),
            },
        },
        cancellation: cancellation);

    /// <summary>Puts other credentials into the database's secret, as a rotation does.</summary>
    public Task SetDatabaseCredentialsAsync(string username, string password, CancellationToken cancellation) => _calls.JsonAsync(
        AwsService.SecretsManager,
        Region,
        "PutSecretValue",
        new JsonObject
        {
            ["SecretId"] = DatabaseSecret,
            ["SecretString"] = new JsonObject { ["username"] = username, ["password"] = password }.ToJsonString(),
            ["ClientRequestToken"] = Guid.NewGuid().ToString(),
        },
        cancellation: cancellation);

    /// <summary>How many sessions are kept.</summary>
    public async Task<int> CountSessionsAsync(CancellationToken cancellation) =>
        (await _calls.JsonAsync(AwsService.DynamoDb, Region, "Scan", new JsonObject { ["TableName"] = SessionsTable, ["Select"] = "COUNT" }, cancellation: cancellation))!["Count"]!.GetValue<int>();

    /// <inheritdoc />
    public void Dispose() => _calls.Dispose();

    private static JsonObject Text(string value) => new() { ["S"] = value };

    private Task<JsonNode?> CreateTableAsync(string name, string key, CancellationToken cancellation) => _calls.JsonAsync(
        AwsService.DynamoDb,
        Region,
        "CreateTable",
        new JsonObject
        {
            ["TableName"] = name,
            ["BillingMode"] = "PAY_PER_REQUEST",
            ["KeySchema"] = new JsonArray(new JsonObject { ["AttributeName"] = key, ["KeyType"] = "HASH" }),
            ["AttributeDefinitions"] = new JsonArray(new JsonObject { ["AttributeName"] = key, ["AttributeType"] = "S" }),
        },
        cancellation: cancellation);

    private Task<JsonNode?> CreateSecretAsync(string name, JsonObject value, CancellationToken cancellation) => _calls.JsonAsync(
        AwsService.SecretsManager,
        Region,
        "CreateSecret",
        new JsonObject { ["Name"] = name, ["SecretString"] = value.ToJsonString(), ["ClientRequestToken"] = Guid.NewGuid().ToString() },
        cancellation: cancellation);
}
