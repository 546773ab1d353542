using System.Text;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.Shared.Aws;

[TestFixture]
public sealed class AwsJsonClientTests
{
    private static readonly AwsCredentials Credentials = new("key", "secret", null);

    [TestCase("ThrottlingException", 400, false, true)]
    [TestCase("ProvisionedThroughputExceededException", 400, false, true)]
    [TestCase("InternalServerError", 500, true, true)]
    [TestCase("InternalServerError", 500, false, false)]
    [TestCase("ConditionalCheckFailedException", 400, true, false)]
    [TestCase("AccessDeniedException", 400, true, false)]
    [TestCase("UnknownError", 429, false, true)]
    public void A_call_is_repeated_only_where_that_helps_and_is_safe(string code, int status, bool repeatable, bool expected) =>
        AwsChannel.MayRepeat(new AwsException("GetItem", code, status), repeatable).ShouldBe(expected);

    [TestCase("""{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"}""", null, "ResourceNotFoundException")]
    [TestCase("""{"__type":"AccessDeniedException"}""", null, "AccessDeniedException")]
    [TestCase("{}", "ThrottlingException:http://internal.example/", "ThrottlingException")]
    [TestCase("<html>502 Bad Gateway</html>", null, null)]
    [TestCase("", null, null)]
    [TestCase("[1]", null, null)]
    public void The_error_code_is_found_in_any_answer(string body, string? header, string? code)
    {
        using var response = new HttpResponseMessage();
        if (header is not null)
        {
            response.Headers.Add("x-amzn-errortype", header);
        }

        AwsJsonClient.CodeOf(response.Headers, Encoding.UTF8.GetBytes(body)).ShouldBe(code);
    }

    [Test]
    [Property("Requirement", "A-FN-2")]
    public async Task A_read_survives_an_answer_that_is_lost_and_one_that_is_an_error()
    {
        var calls = 0;
        using var server = new LoopbackServer(_ => Task.FromResult(Interlocked.Increment(ref calls) switch
        {
            1 => null,
            2 => new Reply(503, "<html>try later</html>"),
            _ => new Reply(200, """{"Item":{"id":{"S":"role"},"epoch":{"N":"7"}}}"""),
        }));

        var item = await TableAt(server).GetAsync("role", CancellationToken.None);

        item.ShouldNotBeNull()["epoch"].AsNumber().ShouldBe(7);
    }

    [Test]
    public async Task A_conditional_write_is_not_sent_again_when_its_fate_is_unknown()
    {
        var calls = 0;
        using var server = new LoopbackServer(_ =>
        {
            Interlocked.Increment(ref calls);
            return Task.FromResult<Reply?>(new Reply(500, "{}"));
        });

        await Should.ThrowAsync<AwsException>(() => PutAsync(server));

        calls.ShouldBe(1);
    }

    [Test]
    public async Task A_condition_that_does_not_hold_is_an_answer_and_no_error()
    {
        using var server = new LoopbackServer(_ => Task.FromResult<Reply?>(
            new Reply(400, """{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException"}""")));

        (await PutAsync(server)).ShouldBeFalse();
    }

    [Test]
    public async Task The_request_names_operation_table_key_and_consistent_read()
    {
        Received? received = null;
        using var server = new LoopbackServer(request =>
        {
            received = request;
            return Task.FromResult<Reply?>(new Reply(200, "{}"));
        });

        (await TableAt(server).GetAsync("role", CancellationToken.None)).ShouldBeNull();

        (received!.Headers["X-Amz-Target"], received.Headers["Content-Type"], received.Body).ShouldBe(
            ("DynamoDB_20120810.GetItem", "application/x-amz-json-1.0", """{"TableName":"control","Key":{"id":{"S":"role"}},"ConsistentRead":true}"""));
    }

    [Test]
    public async Task An_address_where_nobody_listens_is_an_error_of_the_call()
    {
        var client = ClientAt(new Uri($"http://127.0.0.1:{LoopbackServer.FreePort()}"));

        var problem = await Should.ThrowAsync<AwsException>(() => new DynamoTable(client, "control", "id").GetAsync("role", CancellationToken.None));

        problem.Code.ShouldBe("NoAnswer");
    }

    private static Task<bool> PutAsync(LoopbackServer server) => TableAt(server).PutAsync(
        new Dictionary<string, AttributeValue> { ["id"] = AttributeValue.Text("x") },
        new Condition("version = :v", new Dictionary<string, AttributeValue> { [":v"] = AttributeValue.Number(1) }),
        CancellationToken.None);

    private static DynamoTable TableAt(LoopbackServer server) => new(ClientAt(server.Address), "control", "id");

    private static AwsJsonClient ClientAt(Uri address) =>
        new(AwsJsonClient.CreateHttpClient(), AwsService.DynamoDb, Some.Region, Credentials, address, TimeProvider.System);
}
