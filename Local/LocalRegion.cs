using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Local.Postgres;

namespace DrTerraform.Local;

/// <summary>What one region's functions find around them: the control table with the role record, the sessions table, the secrets and the database.</summary>
/// <remarks>Names and contents are those of a deployment; only the AWS behind them is the emulator.</remarks>
public sealed class LocalRegion
{
    private const string ControlTable = "dr-control";
    private const string SessionsTable = "dr-sessions";
    private const string DatabaseSecret = "dr-database";
    private const string WebhookSecret = "dr-webhook";

    private static readonly AwsCredentials Anybody = new("test", "test", SessionToken: null);

    private readonly Uri _aws;
    private readonly TimeProvider _time;

    private LocalRegion(Uri aws, string region, LocalPostgres postgres, TimeProvider time)
    {
        _aws = aws;
        _time = time;
        Region = region;
        FunctionEnvironment = new Dictionary<string, string>
        {
            ["AWS_REGION"] = region,
            ["AWS_ENDPOINT_URL"] = aws.ToString(),
            ["AWS_ACCESS_KEY_ID"] = Anybody.AccessKeyId,
            ["AWS_SECRET_ACCESS_KEY"] = Anybody.SecretAccessKey,
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
    public Task SetRoleAsync(string activeRegion, long epoch, string reason, CancellationToken cancellation) => CallAsync(
        AwsService.DynamoDb,
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
        cancellation);

    /// <summary>How many sessions are kept.</summary>
    public async Task<int> CountSessionsAsync(CancellationToken cancellation) =>
        (await CallAsync(AwsService.DynamoDb, "Scan", new JsonObject { ["TableName"] = SessionsTable, ["Select"] = "COUNT" }, cancellation))["Count"]!.GetValue<int>();

    private static JsonObject Text(string value) => new() { ["S"] = value };

    private Task<JsonNode> CreateTableAsync(string name, string key, CancellationToken cancellation) => CallAsync(
        AwsService.DynamoDb,
        "CreateTable",
        new JsonObject
        {
            ["TableName"] = name,
            ["BillingMode"] = "PAY_PER_REQUEST",
            ["KeySchema"] = new JsonArray(new JsonObject { ["AttributeName"] = key, ["KeyType"] = "HASH" }),
            ["AttributeDefinitions"] = new JsonArray(new JsonObject { ["AttributeName"] = key, ["AttributeType"] = "S" }),
        },
        cancellation);

    private Task<JsonNode> CreateSecretAsync(string name, JsonObject value, CancellationToken cancellation) => CallAsync(
        AwsService.SecretsManager,
        "CreateSecret",
        new JsonObject { ["Name"] = name, ["SecretString"] = value.ToJsonString(), ["ClientRequestToken"] = Guid.NewGuid().ToString() },
        cancellation);

    private async Task<JsonNode> CallAsync(AwsService service, string operation, JsonObject input, CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(input);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, _aws) { Content = new ByteArrayContent(body) };
        var signed = new Dictionary<string, string> { ["Content-Type"] = service.ContentType, ["X-Amz-Target"] = $"{service.TargetPrefix}.{operation}" };
        foreach (var (name, value) in SigV4Signer.Sign(_aws, signed, body, Anybody, Region, service.Name, _time.GetUtcNow()))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Headers.TryAddWithoutValidation("X-Amz-Target", signed["X-Amz-Target"]);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", service.ContentType);
        using var response = await http.SendAsync(request, cancellation);
        return response.IsSuccessStatusCode
            ? await response.Content.ReadFromJsonAsync<JsonNode>(cancellation) ?? new JsonObject()
            : throw new LocalException($"the emulator refused {operation} with {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellation)}");
    }
}
