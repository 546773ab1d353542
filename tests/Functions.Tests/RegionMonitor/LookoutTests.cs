using DrTerraform.Failover;
using DrTerraform.Functions.RegionMonitor;
using DrTerraform.Functions.Shared.Control;
using DrTerraform.Functions.Shared.Roles;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.RegionMonitor;

[TestFixture]
public sealed class LookoutTests
{
    private TwoRegions _regions = null!;

    [SetUp]
    public void Prepare() => _regions = new TwoRegions();

    [Test]
    public async Task Everything_is_seen()
    {
        var since = _regions.Time.GetUtcNow().AddDays(-1);
        _regions.IsHome = true;
        _regions.Role = new RoleRecord(Some.Region, 4) { Since = since };
        _regions.Approval = new ApprovalOrder(Some.OtherRegion, 5, "ann", since, since.AddDays(2));

        (await LookAsync()).ShouldBe(new Observation
        {
            At = _regions.Time.GetUtcNow(),
            Region = Some.OtherRegion,
            IsHome = true,
            Role = new ActiveRole(Some.Region, 4, since),
            Peer = PeerAnswer.Serving,
            Consensus = Consensus.Up,
            Cluster = ClusterRole.Replica,
            ReplicationLag = TimeSpan.FromMilliseconds(800),
            Approval = new Approval(5, since.AddDays(2)),
        });
    }

    [TestCase(nameof(IDatabase.RoleAsync))]
    [TestCase(nameof(IDatabase.LagAsync))]
    [TestCase("AskPeer")]
    [TestCase("AskWorld")]
    [TestCase(nameof(IControl.ReadRoleAsync))]
    public async Task What_does_not_answer_has_not_been_seen_and_hides_nothing_else(string source)
    {
        _regions.Refused = source;

        var seen = await LookAsync();

        new[]
        {
            (nameof(IDatabase.RoleAsync), seen.Cluster == ClusterRole.Unavailable),
            (nameof(IDatabase.LagAsync), seen.ReplicationLag is null),
            ("AskPeer", seen.Peer == PeerAnswer.Silent),
            ("AskWorld", seen.Consensus == Consensus.Unknown),
            (nameof(IControl.ReadRoleAsync), seen.Role is null),
        }.ShouldAllBe(sight => sight.Item2 == (sight.Item1 == source));
    }

    [TestCase(nameof(IControl.ReadPauseAsync))]
    [TestCase(nameof(IControl.ReadApprovalAsync))]
    public async Task An_order_that_cannot_be_read_hides_the_role(string source)
    {
        _regions.Refused = source;

        (await LookAsync()).Role.ShouldBeNull();
    }

    [Test]
    public async Task A_source_that_never_answers_is_given_up_although_it_does_not_notice()
    {
        var deaf = new Deaf();
        var look = LookAsync(deaf);
        _regions.Time.Advance(Lookout.Patience);

        (await look).Peer.ShouldBe(PeerAnswer.Silent);
    }

    private Task<Observation> LookAsync(IPeer? peer = null) => _regions.Lookout(peer).LookAsync(CancellationToken.None);

    private sealed class Deaf : IPeer
    {
        public Task<PeerAnswer> AskAsync(CancellationToken cancellation) => new TaskCompletionSource<PeerAnswer>().Task;
    }
}
