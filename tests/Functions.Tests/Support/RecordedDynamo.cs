using System.Collections.Concurrent;
using DrTerraform.Functions.Shared.Aws;

namespace DrTerraform.Functions.Tests.Support;

/// <summary>A DynamoDB that answers everything alike and remembers what it was asked.</summary>
internal sealed class RecordedDynamo : IDisposable
{
    private readonly LoopbackServer _server;

    public RecordedDynamo()
    {
        _server = new LoopbackServer(received =>
        {
            Requests.Enqueue($"{received.Headers["X-Amz-Target"].Split('.')[1]} {received.Body}");
            return Task.FromResult<Reply?>(Reply);
        });
        Client = new AwsJsonClient(AwsJsonClient.CreateHttpClient(), AwsService.DynamoDb, Some.Region, new AwsCredentials("key", "secret", null), _server.Address, TimeProvider.System);
    }

    public AwsJsonClient Client { get; }

    public Reply Reply { get; set; } = new(200, "{}");

    /// <summary>Operation and body of every request.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public void Dispose() => _server.Dispose();
}
