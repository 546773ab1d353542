using System.Text;
using DrTerraform.Functions.ConfigSync;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.ConfigSync;

[TestFixture]
public sealed class ParameterSyncTests
{
    private const string Prefix = "/payment-app/dev/";
    private const string Name = Prefix + "api-key";

    private ManualTime _time = null!;
    private MemoryStream _log = null!;
    private MemoryParameters _east = null!;
    private MemoryParameters _west = null!;
    private ParameterSync _fromEast = null!;
    private ParameterSync _fromWest = null!;

    [SetUp]
    public void Prepare()
    {
        _time = new ManualTime();
        _log = new MemoryStream();
        _east = new MemoryParameters("us-east-1", _time);
        _west = new MemoryParameters("us-west-2", _time);
        _fromEast = new ParameterSync(_east, _west, Prefix, Some.Log(_log));
        _fromWest = new ParameterSync(_west, _east, Prefix, Some.Log(_log));
    }

    [Test]
    [Property("Requirement", "B-CFG-1")]
    [Property("Requirement", "A-OPT-1")]
    public async Task A_changed_parameter_is_copied_to_the_other_region()
    {
        _east.Edit(Name, "one");

        var report = await FollowAsync(_fromEast);

        report.Copied.ShouldBe([Name]);
        _west.Values[Name].ShouldBe("one");
    }

    [Test]
    public async Task The_event_that_a_copy_causes_ends_there()
    {
        _east.Edit(Name, "one");
        await FollowAsync(_fromEast);

        (await FollowAsync(_fromWest)).Copied.ShouldBeEmpty();
        (await FollowAsync(_fromEast)).Copied.ShouldBeEmpty();
        (_east.Writes, _west.Writes).ShouldBe((0, 1));
    }

    [Test]
    public async Task An_edit_of_the_copy_goes_back()
    {
        _east.Edit(Name, "one");
        await FollowAsync(_fromEast);
        Later();
        _west.Edit(Name, "two");

        await FollowAsync(_fromEast);
        await FollowAsync(_fromWest);

        (_east.Values[Name], _west.Values[Name]).ShouldBe(("two", "two"));
    }

    [Test]
    public async Task A_copy_that_arrives_after_a_newer_edit_of_the_original_does_not_win_over_it()
    {
        _east.Edit(Name, "one");
        await FollowAsync(_fromEast);
        Later();
        _east.Edit(Name, "two");
        Later();

        // The copy of "one" is younger as a row than "two" is, once the other region has it written again.
        await _west.PutAsync(Name, new ParameterContent("one", "SecureString", "Standard", "text"), new CopyMark("us-east-1", _time.GetUtcNow().AddSeconds(-2), 2).ToDescription(), CancellationToken.None);
        await FollowAsync(_fromWest);
        await FollowAsync(_fromEast);

        (_east.Values[Name], _west.Values[Name]).ShouldBe(("two", "two"));
    }

    [Test]
    public async Task Of_two_edits_the_newer_wins_and_the_conflict_is_reported()
    {
        _west.Edit(Name, "older");
        Later();
        _east.Edit(Name, "newer");

        (await FollowAsync(_fromWest)).Copied.ShouldBeEmpty();
        (await FollowAsync(_fromEast)).Conflicts.ShouldBe([Name]);
        (_east.Values[Name], _west.Values[Name]).ShouldBe(("newer", "newer"));
    }

    [Test]
    public async Task Two_edits_in_the_same_moment_end_the_same_way_whoever_looks_first()
    {
        _east.Edit(Name, "east");
        _west.Edit(Name, "west");

        await FollowAsync(_fromWest);
        await FollowAsync(_fromEast);

        (_east.Values[Name], _west.Values[Name]).ShouldBe(("east", "east"));
    }

    [Test]
    public async Task A_deletion_is_carried_over()
    {
        _east.Edit(Name, "one");
        await FollowAsync(_fromEast);
        Later();
        _east.Remove(Name);

        (await _fromEast.FollowAsync(Name, _time.GetUtcNow(), CancellationToken.None)).Deleted.ShouldBe([Name]);
        _west.Values.ShouldBeEmpty();
    }

    [Test]
    public async Task An_edit_after_the_deletion_brings_the_parameter_back()
    {
        _east.Edit(Name, "one");
        await FollowAsync(_fromEast);
        _east.Remove(Name);
        var deletedAt = _time.GetUtcNow();
        Later();
        _west.Edit(Name, "two");

        (await _fromEast.FollowAsync(Name, deletedAt, CancellationToken.None)).Deleted.ShouldBeEmpty();
        await FollowAsync(_fromWest);
        _east.Values[Name].ShouldBe("two");
    }

    [Test]
    public async Task A_deletion_whose_event_was_lost_is_found_by_the_reconciliation()
    {
        _east.Edit(Name, "one");
        _east.Edit(Prefix + "other", "x");
        await _fromEast.ReconcileAsync(CancellationToken.None);
        _east.Remove(Name);

        (await _fromEast.ReconcileAsync(CancellationToken.None)).Deleted.ShouldBe([Name]);
        _west.Values.Keys.ShouldBe([Prefix + "other"]);
    }

    [Test]
    public async Task An_empty_home_does_not_empty_the_other_region()
    {
        _east.Edit(Name, "one");
        await FollowAsync(_fromEast);
        _east.Remove(Name);

        await Should.ThrowAsync<SyncFailedException>(() => _fromEast.ReconcileAsync(CancellationToken.None));
        _west.Values.Count.ShouldBe(1);
    }

    [Test]
    public async Task Many_deletions_at_once_are_held_back_and_called_an_error()
    {
        foreach (var number in Enumerable.Range(0, 10))
        {
            _east.Edit($"{Prefix}{number}", "x");
        }

        await _fromEast.ReconcileAsync(CancellationToken.None);
        foreach (var number in Enumerable.Range(0, 3))
        {
            _east.Remove($"{Prefix}{number}");
        }

        (await Should.ThrowAsync<SyncFailedException>(() => _fromEast.ReconcileAsync(CancellationToken.None))).Message.ShouldContain("3 deletions were held back");
        _west.Values.Count.ShouldBe(10);
    }

    [Test]
    public async Task Work_of_the_other_region_is_not_taken_for_a_missed_deletion()
    {
        _east.Edit(Name, "x");
        _west.Edit(Prefix + "made-here", "y");

        await _fromEast.ReconcileAsync(CancellationToken.None);

        _west.Values.Keys.ShouldContain(Prefix + "made-here");
    }

    [Test]
    public async Task One_parameter_that_fails_does_not_keep_the_others_back()
    {
        var failing = new FailingPut(_west, Name);
        var sync = new ParameterSync(_east, failing, Prefix, Some.Log());
        _east.Edit(Name, "one");
        _east.Edit(Prefix + "other", "two");

        (await Should.ThrowAsync<SyncFailedException>(() => sync.ReconcileAsync(CancellationToken.None))).Message.ShouldContain("1 parameters failed");
        _west.Values.Keys.ShouldBe([Prefix + "other"]);
    }

    [Test]
    public async Task When_the_other_region_is_gone_the_run_fails_and_nothing_is_lost()
    {
        _east.Edit(Name, "one");
        _west.Failure = new AwsException("GetParameters", "InternalServerError", 500);

        await Should.ThrowAsync<SyncFailedException>(() => FollowAsync(_fromEast));
        _west.Failure = null;
        await _fromEast.ReconcileAsync(CancellationToken.None);

        _west.Values[Name].ShouldBe("one");
    }

    [Test]
    public async Task A_parameter_outside_the_prefix_is_left_alone()
    {
        _east.Edit("/other-app/key", "x");

        (await _fromEast.FollowAsync("/other-app/key", deletedAt: null, CancellationToken.None)).Copied.ShouldBeEmpty();
        _west.Values.ShouldBeEmpty();
    }

    [Test]
    public async Task A_report_names_the_differences_and_changes_nothing()
    {
        _east.Edit(Prefix + "a", "same");
        _west.Edit(Prefix + "a", "same");
        _east.Edit(Prefix + "b", "east");
        _west.Edit(Prefix + "b", "west");
        _east.Edit(Prefix + "c", "x");
        _west.Edit(Prefix + "d", "y");

        var report = await _fromEast.ReportAsync(CancellationToken.None);

        (report.InSync, string.Join(',', report.Different), string.Join(',', report.OnlyHere), string.Join(',', report.OnlyThere))
            .ShouldBe((1, Prefix + "b", Prefix + "c", Prefix + "d"));
        (_east.Writes, _west.Writes).ShouldBe((0, 0));
    }

    [Test]
    public async Task No_value_is_ever_logged()
    {
        _east.Edit(Name, "s3cr3t-one");
        _west.Edit(Name, "s3cr3t-two");
        _west.Edit(Prefix + "other", "s3cr3t-three");
        await _fromEast.ReconcileAsync(CancellationToken.None);
        await _fromWest.ReconcileAsync(CancellationToken.None);

        var text = Encoding.UTF8.GetString(_log.ToArray());
        text.ShouldContain(Name);
        text.ShouldNotContain("s3cr3t");
    }

    private sealed class FailingPut(IParameterStore store, string failing) : IParameterStore
    {
        public string Region => store.Region;

        public Task<IReadOnlyList<Parameter>> ListAsync(CancellationToken cancellation) => store.ListAsync(cancellation);

        public Task<Parameter?> FindAsync(string name, CancellationToken cancellation) => store.FindAsync(name, cancellation);

        public Task<long> PutAsync(string name, ParameterContent content, string description, CancellationToken cancellation) =>
            name == failing ? Task.FromException<long>(new AwsException("PutParameter", "InvalidKeyId", 400)) : store.PutAsync(name, content, description, cancellation);

        public Task DeleteAsync(string name, CancellationToken cancellation) => store.DeleteAsync(name, cancellation);
    }

    private static Task<SyncReport> FollowAsync(ParameterSync sync) => sync.FollowAsync(Name, deletedAt: null, CancellationToken.None);

    private void Later() => _time.Advance(TimeSpan.FromSeconds(1));
}
