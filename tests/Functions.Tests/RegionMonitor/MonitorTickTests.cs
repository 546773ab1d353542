using System.Text;
using DrTerraform.Failover;
using DrTerraform.Functions.RegionMonitor;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Control;
using DrTerraform.Functions.Shared.Roles;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.RegionMonitor;

[TestFixture]
public sealed class MonitorTickTests
{
    private static readonly string[] AWholePromotion = ["failover", "role", "capacity", "machines", "people"];

    private MemoryStream _log = null!;
    private TwoRegions _regions = null!;
    private FailoverLimits _limits = null!;

    [SetUp]
    public void Prepare()
    {
        _log = new MemoryStream();
        _regions = new TwoRegions();
        _limits = new FailoverLimits();
    }

    [TearDown]
    public void End() => _log.Dispose();

    [Test]
    public async Task While_the_other_region_serves_nothing_is_done()
    {
        await TickAsync(30);

        _regions.Acts.ShouldBeEmpty();
    }

    [Test]
    [Property("Requirement", "A-DNS-1")]
    [Property("Requirement", "A-OPT-1")]
    public async Task When_the_other_region_is_lost_this_one_takes_over()
    {
        await TickAsync(3);
        _regions.Lose();
        await TickAsync(20);

        (_regions.Role!.ActiveRegion, _regions.Role.Epoch, _regions.Cluster).ShouldBe((Some.OtherRegion, 2, ClusterRole.Writer));
    }

    [Test]
    public async Task The_steps_of_a_promotion_are_done_once_and_in_their_order()
    {
        await PromoteAsync();

        _regions.Acts.ShouldBe(AWholePromotion);
    }

    [Test]
    public async Task The_role_is_written_only_when_the_cluster_writes()
    {
        await TickAsync(3);
        _regions.Lose();
        while (_regions.Acts.Count == 0)
        {
            await TickAsync(1);
        }

        await TickAsync(3);

        (_regions.Cluster, _regions.Roles.Count).ShouldBe((ClusterRole.Changing, 0));
    }

    [Test]
    [Property("Requirement", "A-MON-1")]
    public async Task People_are_told_what_why_since_when_and_what_may_be_lost()
    {
        await PromoteAsync();

        _regions.Subjects.ShouldBe(["us-west-2 has taken over (epoch 2)"]);
        _regions.Messages.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            message => message.ShouldContain("What: us-west-2 is the active region now"),
            message => message.ShouldContain("Why: the other region is silent and the world misses it for 30 s of 30 s"),
            message => message.ShouldContain("Since: 2026-11-20 12:01:50 UTC, as epoch 2"),
            message => message.ShouldContain("Estimated loss: the last 0.8 s"));
    }

    [Test]
    public async Task Machines_are_told_by_an_event()
    {
        await PromoteAsync();

        var change = _regions.Events.ShouldHaveSingleItem();
        (change.Region, change.Epoch, change.EstimatedLossSeconds).ShouldBe((Some.OtherRegion, 2, 0.8));
    }

    [Test]
    public async Task A_region_that_comes_back_does_not_get_the_role_back()
    {
        await PromoteAsync();
        (_regions.Peer, _regions.Consensus) = (PeerAnswer.Serving, Consensus.Up);
        await TickAsync(400);

        (_regions.Role!.ActiveRegion, _regions.Role.Epoch, _regions.Acts.Count).ShouldBe((Some.OtherRegion, 2, AWholePromotion.Length));
    }

    [Test]
    public async Task One_wrong_sign_alone_promotes_nothing()
    {
        await TickAsync(3);
        _regions.Peer = PeerAnswer.Silent;
        await TickAsync(100);

        _regions.Acts.ShouldBeEmpty();
    }

    [Test]
    public async Task Another_run_that_watches_is_left_alone()
    {
        await Tick().RunAsync("one", CancellationToken.None);
        var calls = _regions.Calls;
        await Tick().RunAsync("two", CancellationToken.None);

        (_regions.Calls - calls, _regions.Record!.Holder).ShouldBe((1, "one"));
    }

    [Test]
    public async Task A_run_that_died_is_followed_when_its_lease_is_over()
    {
        await Tick().RunAsync("one", CancellationToken.None);
        _regions.Time.Advance(TimeSpan.FromSeconds(25));
        await Tick().RunAsync("two", CancellationToken.None);

        _regions.Record!.Holder.ShouldBe("two");
    }

    [Test]
    public async Task A_run_that_is_over_lets_the_next_begin_at_once()
    {
        await Tick().RunAsync("one", CancellationToken.None);
        await Tick().ReleaseAsync("one", CancellationToken.None);
        await Tick().RunAsync("two", CancellationToken.None);

        _regions.Record!.Holder.ShouldBe("two");
    }

    [Test]
    public async Task A_run_that_has_been_overtaken_lets_no_lease_of_others_go()
    {
        await Tick().RunAsync("two", CancellationToken.None);
        var version = _regions.Record!.Version;
        await Tick().ReleaseAsync("one", CancellationToken.None);

        _regions.Record.Version.ShouldBe(version);
    }

    [Test]
    public async Task A_run_that_has_been_overtaken_begins_nothing()
    {
        await TickAsync(3);
        _regions.Lose();
        await TickAsync(3);
        var late = new Overtaken(_regions);

        await _regions.Tick(control: late).RunAsync("run", CancellationToken.None);

        _regions.Acts.ShouldBeEmpty();
    }

    [Test]
    public async Task Without_the_control_table_nothing_is_done()
    {
        _regions.Lose();
        _regions.Refused = nameof(IControl.ReadMonitorAsync);

        await Should.ThrowAsync<AwsException>(() => TickAsync(1));
    }

    [Test]
    public async Task A_pause_holds_and_pages_once()
    {
        _regions.Pause = new PauseOrder("ann", _regions.Time.GetUtcNow(), "works");
        await TickAsync(3);
        _regions.Lose();
        await TickAsync(30);

        (_regions.Acts.Count, _regions.Subjects.ShouldHaveSingleItem()).ShouldBe((1, "us-west-2 would take over, but may not"));
    }

    [Test]
    public async Task A_pause_that_cannot_be_read_is_not_taken_for_none()
    {
        await TickAsync(3);
        _regions.Refused = nameof(IControl.ReadPauseAsync);
        _regions.Lose();
        await TickAsync(30);

        _regions.Acts.ShouldNotContain("failover");
    }

    [Test]
    public async Task Where_a_person_has_to_approve_nothing_happens_before()
    {
        _limits = _limits with { Mode = PromotionMode.Approve };
        await TickAsync(3);
        _regions.Lose();
        await TickAsync(30);

        _regions.Acts.ShouldBe(["people"]);
    }

    [Test]
    public async Task The_way_back_home_is_for_a_person_to_approve()
    {
        _regions.IsHome = true;
        await TickAsync(3);
        _regions.Lose();
        await TickAsync(20);

        (_regions.Acts.ShouldHaveSingleItem(), _regions.Messages[0]).ShouldBe(
            ("people", "would promote (the other region is silent and the world misses it for 30 s of 30 s), but a return is for a human to approve"));
    }

    [Test]
    public async Task An_approval_lets_the_promotion_begin()
    {
        _limits = _limits with { Mode = PromotionMode.Approve };
        await TickAsync(3);
        _regions.Lose();
        await TickAsync(10);
        _regions.Approval = new ApprovalOrder(Some.OtherRegion, 2, "ann", _regions.Time.GetUtcNow(), _regions.Time.GetUtcNow().AddMinutes(15));
        await TickAsync(10);

        _regions.Role!.ActiveRegion.ShouldBe(Some.OtherRegion);
    }

    [Test]
    public async Task An_approval_of_the_other_region_lets_nothing_begin_here()
    {
        _limits = _limits with { Mode = PromotionMode.Approve };
        await TickAsync(3);
        _regions.Lose();
        _regions.Approval = new ApprovalOrder(Some.Region, 2, "ann", _regions.Time.GetUtcNow(), _regions.Time.GetUtcNow().AddMinutes(15));
        await TickAsync(20);

        _regions.Acts.ShouldNotContain("failover");
    }

    [Test]
    public async Task A_copy_that_is_too_far_behind_is_not_promoted_by_itself()
    {
        _regions.Lag = TimeSpan.FromSeconds(90);
        await TickAsync(3);
        _regions.Lose();
        await TickAsync(30);

        (_regions.Acts.ShouldHaveSingleItem(), _regions.Messages[0]).ShouldBe(
            ("people", "would promote (the other region is silent and the world misses it for 30 s of 30 s), but replication was 90 s behind, 60 s are allowed"));
    }

    [Test]
    public async Task A_refusal_of_RDS_is_followed_by_another_call()
    {
        await TickAsync(3);
        _regions.Lose();
        _regions.Refused = nameof(IDatabase.FailOverHereAsync);
        await TickAsync(10);
        _regions.Refused = null;
        await TickAsync(12);

        _regions.Acts.ShouldBe(AWholePromotion);
    }

    [Test]
    public async Task A_capacity_that_cannot_be_raised_keeps_the_news_from_nobody_and_is_raised_later()
    {
        await TickAsync(3);
        _regions.Lose();
        _regions.Refused = nameof(IDatabase.RaiseCapacityAsync);
        await TickAsync(20);
        _regions.Refused = null;
        await TickAsync(1);

        _regions.Acts.ShouldBe(["failover", "role", "machines", "people", "capacity"]);
    }

    [Test]
    public async Task A_topic_that_does_not_answer_is_told_later()
    {
        await TickAsync(3);
        _regions.Lose();
        _regions.Refused = nameof(IAnnouncements.TellPeopleAsync);
        await TickAsync(20);
        _regions.Refused = null;
        await TickAsync(2);

        _regions.Subjects.Count.ShouldBe(1);
    }

    [Test]
    public async Task An_event_bus_that_does_not_answer_does_not_keep_people_waiting()
    {
        _regions.Refused = nameof(IAnnouncements.TellMachinesAsync);

        await PromoteAsync();

        (_regions.Subjects.Count, _regions.Events.Count).ShouldBe((1, 0));
    }

    [Test]
    public async Task A_planned_change_of_roles_leaves_nothing_of_a_promotion_behind()
    {
        await PromoteAsync();
        _regions.Role = new RoleRecord(Some.Region, 3) { Since = _regions.Time.GetUtcNow() };
        (_regions.Peer, _regions.Consensus) = (PeerAnswer.Serving, Consensus.Up);
        await TickAsync(3);

        (_regions.Role.Epoch, _regions.Acts.Count).ShouldBe((3, AWholePromotion.Length));
    }

    [Test]
    public async Task A_memory_that_cannot_be_read_is_begun_anew()
    {
        await TickAsync(1);
        _regions.Record = _regions.Record! with { State = "{\"silent\":7}" };

        await TickAsync(1);

        _regions.Record.State.ShouldBe("{\"lag\":{\"lag\":\"00:00:00.8000000\",\"at\":\"2026-11-20T12:00:10+00:00\"}}");
    }

    [Test]
    public async Task Every_look_is_a_heartbeat_with_its_verdict()
    {
        await Tick().RunAsync("run", CancellationToken.None);

        Encoding.UTF8.GetString(_log.ToArray()).ShouldSatisfyAllConditions(
            line => line.ShouldContain("\"MonitorTicks\":1"),
            line => line.ShouldContain("\"PromotionsHeld\":0"),
            line => line.ShouldContain("\"PeerServing\":1"),
            line => line.ShouldContain("\"guard\":\"PeerServes\""),
            line => line.ShouldContain("\"reason\":\"the other region serves\""));
    }

    [Test]
    public async Task A_promotion_that_is_held_is_a_metric()
    {
        _regions.Pause = new PauseOrder("ann", _regions.Time.GetUtcNow(), "works");
        await TickAsync(3);
        _regions.Lose();
        await TickAsync(10);

        Encoding.UTF8.GetString(_log.ToArray()).ShouldContain("\"PromotionsHeld\":1");
    }

    private MonitorTick Tick() => _regions.Tick(_limits, _log);

    private async Task PromoteAsync()
    {
        await TickAsync(3);
        _regions.Lose();
        await TickAsync(20);
    }

    private async Task TickAsync(int times)
    {
        for (var number = 0; number < times; number++)
        {
            await Tick().RunAsync("run", CancellationToken.None);
            _regions.Time.Advance(_limits.TickInterval);
        }
    }

    /// <summary>Another run writes whenever this one has read.</summary>
    private sealed class Overtaken(TwoRegions regions) : IControl
    {
        public Task<RoleRecord?> ReadRoleAsync(CancellationToken cancellation) => regions.ReadRoleAsync(cancellation);

        public Task<PauseOrder?> ReadPauseAsync(CancellationToken cancellation) => regions.ReadPauseAsync(cancellation);

        public Task<ApprovalOrder?> ReadApprovalAsync(CancellationToken cancellation) => regions.ReadApprovalAsync(cancellation);

        public Task<bool> TakeRoleAsync(RoleRecord known, DateTimeOffset since, string reason, CancellationToken cancellation) => regions.TakeRoleAsync(known, since, reason, cancellation);

        public async Task<MonitorRecord?> ReadMonitorAsync(CancellationToken cancellation)
        {
            var read = await regions.ReadMonitorAsync(cancellation);
            regions.Record = read! with { Version = read.Version + 1, Holder = "another" };
            return read;
        }

        public Task<bool> WriteMonitorAsync(MonitorRecord record, CancellationToken cancellation) => regions.WriteMonitorAsync(record, cancellation);
    }
}
