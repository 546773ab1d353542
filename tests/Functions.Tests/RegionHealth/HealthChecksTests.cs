using System.Text.Json;
using DrTerraform.Functions.RegionHealth;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Database;
using DrTerraform.Functions.Shared.Http;
using DrTerraform.Functions.Shared.Roles;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.RegionHealth;

[TestFixture]
public sealed class HealthChecksTests
{
    private static readonly DatabaseException Unreachable = new(DatabaseFault.Unreachable, new IOException());

    private ManualTime _time = null!;
    private FixedRole _role = null!;
    private Probe _writer = null!;
    private Probe _reader = null!;
    private Probe _table = null!;
    private HealthChecks _checks = null!;

    [SetUp]
    public void Prepare()
    {
        _time = new ManualTime();
        _role = new FixedRole(new RoleRecord(Some.Region, 7));
        _writer = new Probe();
        _reader = new Probe();
        _table = new Probe();
        _checks = new HealthChecks(_role, _table, _writer, _reader, Some.Region, Some.Log(), _time);
    }

    [Test]
    [Property("Requirement", "A-DNS-1")]
    public async Task The_active_region_with_a_writer_and_a_table_is_healthy()
    {
        var response = await GetAsync("/health");

        (response.Status, response.Text()).ShouldBe((200,
            """{"status":"ok","region":"us-east-1","failed":[],"checks":{"role":"ok","writer":"ok","table":"ok"}}"""));
    }

    [Test]
    [Property("Requirement", "X-8")]
    [Property("Requirement", "T-6")]
    public async Task The_waiting_region_is_not_healthy_however_well_its_parts_are()
    {
        _role.Record = new RoleRecord(Some.OtherRegion, 7);

        var response = await GetAsync("/health");

        (response.Status, response.Text()).ShouldBe((503,
            """{"status":"failed","region":"us-east-1","failed":["role"],"checks":{"role":"standby","writer":"ok","table":"ok"}}"""));
    }

    [Test]
    public async Task A_region_without_a_role_record_is_neither_active_nor_standby()
    {
        _role.Record = null;

        ((await GetAsync("/health")).Status, (await GetAsync("/standby")).Status).ShouldBe((503, 503));
    }

    [TestCase(true, 1)]
    [TestCase(false, 0)]
    [Property("Requirement", "A-MON-1")]
    public async Task The_result_is_a_metric(bool acceptsWrites, int passed)
    {
        using var lines = new MemoryStream();
        var log = Some.Log(lines);
        _writer.AcceptsWrites = acceptsWrites;
        var checks = new HealthChecks(_role, _table, _writer, _reader, Some.Region, log, _time);
        _ = await Some.AnswerAsync(checks.Routes, Some.Request("GET", "/health"));
        lines.SetLength(0);

        log.Report("request");

        JsonElement.Parse(lines.ToArray()).GetProperty("ChecksPassed").GetInt32().ShouldBe(passed);
    }

    [Test]
    public async Task A_writer_that_takes_no_writes_is_named()
    {
        _writer.AcceptsWrites = false;

        (await GetAsync("/health")).Text().ShouldContain("""failed":["writer"],"checks":{"role":"ok","writer":"read_only","table":"ok"}""");
    }

    [Test]
    public async Task A_writer_that_cannot_be_reached_is_named()
    {
        _writer.Failure = Unreachable;

        (await GetAsync("/health")).Text().ShouldContain("\"writer\":\"unreachable\"");
    }

    [Test]
    public async Task A_table_that_does_not_answer_is_named()
    {
        _table.Failure = new AwsException("GetItem", "InternalServerError", 500);

        (await GetAsync("/health")).Text().ShouldContain("""failed":["table"]""");
    }

    [Test]
    public async Task A_fault_of_ours_is_a_failed_part_and_not_a_failed_answer()
    {
        _table.Failure = new InvalidOperationException("Password=hunter2");

        (await GetAsync("/health")).Text().ShouldContain("\"table\":\"error\"");
    }

    [Test]
    public async Task A_part_that_never_answers_is_late_and_the_answer_is_not()
    {
        _writer.NeverAnswers = true;

        var answer = GetAsync("/health");
        _time.Advance(HealthChecks.Deadline);

        (await answer.WaitAsync(TimeSpan.FromSeconds(5))).Text().ShouldContain(
            """failed":["writer"],"checks":{"role":"ok","writer":"timeout","table":"ok"}""");
    }

    [Test]
    public void The_parts_leave_time_for_the_way_out_of_the_two_seconds_of_route_53() =>
        HealthChecks.Deadline.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(1.8 - 0.2));

    [Test]
    [Property("Requirement", "A-DNS-1")]
    public async Task The_waiting_region_says_that_it_waits()
    {
        _role.Record = new RoleRecord(Some.OtherRegion, 7);

        var response = await GetAsync("/standby");

        (response.Status, response.Text()).ShouldBe((200, """{"status":"ok","region":"us-east-1","failed":[],"checks":{"role":"ok"}}"""));
    }

    [Test]
    public async Task The_active_region_does_not_say_that_it_waits() =>
        (await GetAsync("/standby")).Text().ShouldContain("""failed":["role"],"checks":{"role":"active"}""");

    [Test]
    public async Task A_region_that_cannot_read_its_role_does_not_say_that_it_waits()
    {
        _role.Failure = new AwsException("GetItem", "InternalServerError", 500);

        (await GetAsync("/standby")).Status.ShouldBe(503);
    }

    [Test]
    public async Task Saying_that_it_waits_needs_no_database()
    {
        _role.Record = new RoleRecord(Some.OtherRegion, 7);
        (_writer.Failure, _reader.Failure) = (Unreachable, Unreachable);

        (await GetAsync("/standby")).Status.ShouldBe(200);
    }

    [Test]
    public async Task A_waiting_region_is_ready_when_its_replica_and_its_table_answer()
    {
        _role.Record = new RoleRecord(Some.OtherRegion, 7);
        (_writer.Failure, _reader.AcceptsWrites) = (Unreachable, false);

        var response = await GetAsync("/ready");

        (response.Status, response.Text()).ShouldBe((200, """{"status":"ok","region":"us-east-1","failed":[],"checks":{"reader":"ok","table":"ok"}}"""));
    }

    [Test]
    public async Task A_region_whose_replica_is_gone_is_not_ready()
    {
        _reader.Failure = Unreachable;

        (await GetAsync("/ready")).Status.ShouldBe(503);
    }

    [TestCase("POST", "/health", 405)]
    [TestCase("GET", "/healthz", 404)]
    [TestCase("GET", "/", 404)]
    public async Task Other_requests_are_refused(string method, string path, int status) =>
        (await Some.AnswerAsync(_checks.Routes, Some.Request(method, path))).Status.ShouldBe(status);

    private Task<ApiResponse> GetAsync(string path) => Some.AnswerAsync(_checks.Routes, Some.Request("GET", path));
}
