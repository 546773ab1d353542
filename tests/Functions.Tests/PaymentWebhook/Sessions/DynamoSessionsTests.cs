using DrTerraform.Functions.PaymentWebhook.Sessions;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.PaymentWebhook.Sessions;

[TestFixture]
public sealed class DynamoSessionsTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1000);
    private static readonly Session Session = new("s-1", 2, """{"a":1}""", Now.AddSeconds(60));

    [Test]
    public async Task A_new_session_is_put_under_the_condition_that_there_is_none_alive() =>
        (await SentAsync(sessions => sessions.CreateAsync(Session, Now, CancellationToken.None))).ShouldBe(
            """DynamoDB_20120810.PutItem {"TableName":"sessions","Item":{"session_id":{"S":"s-1"},"version":{"N":"2"},"data":{"S":"{\u0022a\u0022:1}"},"expires_at":{"N":"1060"}},"ConditionExpression":"attribute_not_exists(session_id) OR expires_at \u003C= :now","ExpressionAttributeValues":{":now":{"N":"1000"}}}""");

    [Test]
    public async Task A_change_is_put_under_the_condition_of_the_stored_version() =>
        (await SentAsync(sessions => sessions.ReplaceAsync(Session, 1, Now, CancellationToken.None))).ShouldContain(
            """ConditionExpression":"version = :version AND expires_at \u003E :now","ExpressionAttributeValues":{":version":{"N":"1"},":now":{"N":"1000"}}""");

    [Test]
    public async Task A_deletion_is_conditional_too() =>
        (await SentAsync(sessions => sessions.DeleteAsync("s-1", 2, CancellationToken.None))).ShouldBe(
            """DynamoDB_20120810.DeleteItem {"TableName":"sessions","Key":{"session_id":{"S":"s-1"}},"ConditionExpression":"version = :version","ExpressionAttributeValues":{":version":{"N":"2"}}}""");

    [Test]
    public void An_item_is_read_back_as_the_session_it_was() => DynamoSessions.Parse(new Dictionary<string, AttributeValue>
    {
        ["session_id"] = AttributeValue.Text("s-1"),
        ["version"] = AttributeValue.Number(2),
        ["data"] = AttributeValue.Text("""{"a":1}"""),
        ["expires_at"] = AttributeValue.Number(1060),
    }).ShouldBe(Session);

    [Test]
    public void An_item_of_another_form_is_no_session() =>
        DynamoSessions.Parse(new Dictionary<string, AttributeValue> { ["session_id"] = AttributeValue.Text("s-1") }).ShouldBeNull();

    private static async Task<string> SentAsync(Func<DynamoSessions, Task<bool>> send)
    {
        var sent = string.Empty;
        using var server = new LoopbackServer(request =>
        {
            sent = $"{request.Headers["X-Amz-Target"]} {request.Body}";
            return Task.FromResult<Reply?>(new Reply(200, "{}"));
        });
        var client = new AwsJsonClient(
            AwsJsonClient.CreateHttpClient(), AwsService.DynamoDb, Some.Region, new AwsCredentials("a", "b", null), server.Address, TimeProvider.System);

        (await send(new DynamoSessions(client, "sessions"))).ShouldBeTrue();
        return sent;
    }
}
