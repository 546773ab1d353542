using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Http;
using DrTerraform.Functions.Shared.Roles;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.Shared.Roles;

[TestFixture]
public sealed class RoleFenceTests
{
    private ManualTime _time = null!;
    private FixedRole _records = null!;
    private RoleFence _fence = null!;

    [SetUp]
    public void Prepare()
    {
        _time = new ManualTime();
        _records = new FixedRole(new RoleRecord(Some.Region, 7));
        _fence = new RoleFence(_records, Some.Region, _time);
    }

    [Test]
    public async Task The_active_region_writes_under_the_epoch_of_the_record() => (await EpochAsync()).ShouldBe(7);

    [Test]
    [Property("Requirement", "X-1")]
    public async Task Another_regions_record_stops_the_write()
    {
        _records.Record = new RoleRecord(Some.OtherRegion, 8);

        (await Should.ThrowAsync<ApiException>(EpochAsync)).Code.ShouldBe("region_standby");
    }

    [Test]
    public async Task Without_a_record_nothing_is_written()
    {
        _records.Record = null;

        (await Should.ThrowAsync<ApiException>(EpochAsync)).Code.ShouldBe("role_unknown");
    }

    [Test]
    public async Task When_the_record_cannot_be_read_nothing_is_written()
    {
        _records.Failure = new AwsException("GetItem", "InternalServerError", 500);

        (await Should.ThrowAsync<ApiException>(EpochAsync)).Headers["Retry-After"].ShouldBe("5");
    }

    [Test]
    public async Task A_record_just_under_two_seconds_old_is_relied_on()
    {
        await EpochAsync();
        _time.Advance(RoleFence.GreatestAge - TimeSpan.FromMilliseconds(1));
        await EpochAsync();

        _records.Readings.ShouldBe(1);
    }

    [Test]
    public async Task A_region_that_lost_its_role_notices_after_two_seconds()
    {
        await EpochAsync();
        _records.Record = new RoleRecord(Some.OtherRegion, 8);
        _time.Advance(RoleFence.GreatestAge);

        await Should.ThrowAsync<ApiException>(EpochAsync);
    }

    [Test]
    public async Task A_process_that_was_frozen_reads_again_although_its_own_clock_stood_still()
    {
        await EpochAsync();
        _time.AdvanceCalendar(TimeSpan.FromHours(1));
        await EpochAsync();

        _records.Readings.ShouldBe(2);
    }

    [Test]
    public async Task A_calendar_that_was_set_back_does_not_keep_a_record_alive()
    {
        await EpochAsync();
        _time.AdvanceCalendar(TimeSpan.FromHours(-1));
        await EpochAsync();

        _records.Readings.ShouldBe(2);
    }

    [Test]
    public async Task A_failure_does_not_prolong_what_was_known()
    {
        await EpochAsync();
        _time.Advance(RoleFence.GreatestAge);
        _records.Failure = new AwsException("GetItem", "InternalServerError", 500);
        await Should.ThrowAsync<ApiException>(EpochAsync);

        await Should.ThrowAsync<ApiException>(EpochAsync);
    }

    private Task<long> EpochAsync() => _fence.EpochForWritingAsync(CancellationToken.None);
}
