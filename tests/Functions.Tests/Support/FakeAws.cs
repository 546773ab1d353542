using System.Collections.Concurrent;
using System.Text.Json;

namespace DrTerraform.Functions.Tests.Support;

/// <summary>DynamoDB and Secrets Manager as far as the functions call them, over HTTP, with what a test puts into them.</summary>
internal sealed class FakeAws : IDisposable
{
    private readonly LoopbackServer _server;

    public FakeAws() => _server = new LoopbackServer(received => Task.FromResult<Reply?>(Answer(received)));

    public Uri Address => _server.Address;

    /// <summary>Secret name → text.</summary>
    public ConcurrentDictionary<string, string> Secrets { get; } = new();

    /// <summary>Table name → the item every read finds, as JSON.</summary>
    public ConcurrentDictionary<string, string> Items { get; } = new();

    /// <summary>The operations that were called, oldest first.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>The names of the secrets that were read, oldest first.</summary>
    public ConcurrentQueue<string> SecretsRead { get; } = new();

    public void Dispose() => _server.Dispose();

    private Reply Answer(Received received)
    {
        var operation = received.Headers["X-Amz-Target"].Split('.')[1];
        Calls.Enqueue(operation);
        using var body = JsonDocument.Parse(received.Body);
        if (operation == "GetSecretValue")
        {
            SecretsRead.Enqueue(body.RootElement.GetProperty("SecretId").GetString()!);
        }

        return operation switch
        {
            "GetSecretValue" when Secrets.TryGetValue(body.RootElement.GetProperty("SecretId").GetString()!, out var text) =>
                new Reply(200, JsonSerializer.Serialize(new Dictionary<string, string> { ["SecretString"] = text })),
            "GetItem" when Items.TryGetValue(body.RootElement.GetProperty("TableName").GetString()!, out var item) =>
                new Reply(200, $$"""{"Item":{{item}}}"""),
            "GetItem" or "PutItem" => new Reply(200, "{}"),
            _ => new Reply(400, """{"__type":"com.amazonaws#ResourceNotFoundException","message":"none"}"""),
        };
    }
}
