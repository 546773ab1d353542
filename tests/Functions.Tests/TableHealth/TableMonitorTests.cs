using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Runtime;
using DrTerraform.Functions.TableHealth;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.TableHealth;

[TestFixture]
public sealed class TableMonitorTests
{
    private ManualTime _time = null!;
    private FakeTable _table = null!;
    private TableMonitor _monitor = null!;

    [SetUp]
    public void Prepare()
    {
        _time = new ManualTime();
        _table = new FakeTable();
        _monitor = new TableMonitor(_table, _table, "transactions", Some.Region, Some.Log(), _time);
    }

    [TestCase("ACTIVE", 200)]
    [TestCase("UPDATING", 200)]
    [TestCase("CREATING", 503)]
    [TestCase("DELETING", 503)]
    [TestCase("INACCESSIBLE_ENCRYPTION_CREDENTIALS", 503)]
    [Property("Requirement", "B-FN-1")]
    public async Task The_table_s_status_decides(string tableStatus, int status)
    {
        _table.Status = tableStatus;

        (await GetAsync()).Status.ShouldBe(status);
    }

    [Test]
    [Property("Requirement", "B-FN-1")]
    public async Task The_answer_has_status_time_and_replicas()
    {
        _table.Replicas = [new TableReplica("us-west-2", "CREATING")];

        (await GetAsync()).Text().ShouldBe(
            """{"status":"healthy","timestamp":"2026-11-20T12:00:00+00:00","region":"us-east-1","table":"transactions","table_status":"ACTIVE","replicas":{"us-west-2":"CREATING"}}""");
    }

    [Test]
    public async Task A_table_that_cannot_be_described_is_not_healthy()
    {
        _table.Failure = new AwsException("DescribeTable", "ResourceNotFoundException", 400);

        (await GetAsync()).Status.ShouldBe(503);
    }

    [Test]
    public async Task Many_checkers_are_answered_from_one_description()
    {
        await GetAsync();
        await GetAsync();
        _time.Advance(TableMonitor.Lifetime);
        await GetAsync();

        _table.Descriptions.ShouldBe(2);
    }

    [Test]
    [Property("Requirement", "B-FN-1")]
    public async Task The_topic_is_told_of_a_change_and_of_nothing_else()
    {
        await ObserveAsync("ACTIVE");
        await ObserveAsync("INACCESSIBLE_ENCRYPTION_CREDENTIALS");
        await ObserveAsync("INACCESSIBLE_ENCRYPTION_CREDENTIALS");
        await ObserveAsync("ACTIVE");

        _table.Subjects.ShouldBe(["transactions is unhealthy in us-east-1", "transactions is healthy in us-east-1"]);
    }

    [Test]
    public async Task A_change_that_could_not_be_told_is_told_the_next_time()
    {
        _table.TopicFailure = new AwsException("Publish", "InternalError", 500);
        await Should.ThrowAsync<AwsException>(() => ObserveAsync("DELETING"));
        _table.TopicFailure = null;
        await ObserveAsync("DELETING");

        _table.Subjects.ShouldBe(["transactions is unhealthy in us-east-1"]);
    }

    [TestCase("""{"version":"0","detail-type":"Scheduled Event","detail":{}}""", true)]
    [TestCase("""{"httpMethod":"GET","path":"/health","body":"{\"detail-type\":\"Scheduled Event\"}"}""", false)]
    [TestCase("""{"headers":{"detail-type":"Scheduled Event"}}""", false)]
    [TestCase("""{"detail-type":"Other"}""", false)]
    [TestCase("no json", false)]
    public void A_scheduled_event_is_told_from_a_request(string json, bool scheduled) =>
        ScheduledEvent.Is(System.Text.Encoding.UTF8.GetBytes(json)).ShouldBe(scheduled);

    private Task<DrTerraform.Functions.Shared.Http.ApiResponse> GetAsync() => Some.AnswerAsync(_monitor.Routes, Some.Request("GET", "/health"));

    private Task<TableReport> ObserveAsync(string tableStatus)
    {
        _table.Status = tableStatus;
        return _monitor.ObserveAsync(CancellationToken.None);
    }

    private sealed class FakeTable : ITables, ITopic
    {
        public string Status { get; set; } = "ACTIVE";

        public IReadOnlyList<TableReplica> Replicas { get; set; } = [];

        public AwsException? Failure { get; set; }

        public AwsException? TopicFailure { get; set; }

        public int Descriptions { get; private set; }

        public List<string> Subjects { get; } = [];

        public Task<TableDescription> DescribeAsync(string table, CancellationToken cancellation)
        {
            Descriptions++;
            return Failure is { } failure ? Task.FromException<TableDescription>(failure) : Task.FromResult(new TableDescription(Status, Replicas));
        }

        public Task PublishAsync(string subject, string message, CancellationToken cancellation)
        {
            if (TopicFailure is { } failure)
            {
                return Task.FromException(failure);
            }

            Subjects.Add(subject);
            return Task.CompletedTask;
        }
    }
}
