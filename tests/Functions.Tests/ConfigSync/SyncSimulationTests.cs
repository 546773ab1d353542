using DrTerraform.Functions.ConfigSync;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.ConfigSync;

/// <summary>Both regions' functions over random histories: edits, deletions, lost, doubled and reordered events, outages.</summary>
[TestFixture]
public sealed class SyncSimulationTests
{
    private const string Prefix = "/payment-app/dev/";

    // As many histories as take a moment; a failing one is found again by its seed.
    [Test]
    public async Task Regions_that_are_left_alone_agree_and_no_copy_goes_round_in_circles([Range(1, 300)] int seed)
    {
        var history = new History(seed);
        for (var step = 0; step < 60; step++)
        {
            await history.StepAsync();
        }

        await history.SettleAsync();
        var writes = history.Writes;
        await history.SettleAsync();

        history.East.Values.ShouldBe(history.West.Values, ignoreOrder: true, $"seed {seed}");
        history.Writes.ShouldBe(writes, $"seed {seed}: the regions agree, and yet something was written");
        foreach (var (name, value) in history.LastEdits)
        {
            history.East.Values.GetValueOrDefault(name).ShouldBe(value, $"seed {seed}: the newest edit of {name} is lost");
        }
    }

    private sealed class History
    {
        private readonly Random _random;
        private readonly ManualTime _time = new();
        private readonly List<(bool East, string Name, DateTimeOffset? DeletedAt)> _events = [];
        private readonly ParameterSync _fromEast;
        private readonly ParameterSync _fromWest;

        public History(int seed)
        {
            _random = new Random(seed);
            East = new MemoryParameters("us-east-1", _time);
            West = new MemoryParameters("us-west-2", _time);
            _fromEast = new ParameterSync(East, West, Prefix, Some.Log());
            _fromWest = new ParameterSync(West, East, Prefix, Some.Log());

            // Something that nobody deletes, so that no home is ever empty.
            East.Edit(Prefix + "kept", "kept");
        }

        public MemoryParameters East { get; }

        public MemoryParameters West { get; }

        public int Writes => East.Writes + West.Writes;

        /// <summary>The newest edit of each name that was not deleted afterwards, whichever region it was made in.</summary>
        public Dictionary<string, string> LastEdits { get; } = [];

        public async Task StepAsync()
        {
            _time.Advance(TimeSpan.FromMilliseconds(_random.Next(1, 3000)));
            var east = _random.Next(2) == 0;
            var store = east ? East : West;
            var name = $"{Prefix}{_random.Next(4)}";
            switch (_random.Next(10))
            {
                case < 4:
                    var value = $"{_random.Next()}";
                    store.Edit(name, value);
                    LastEdits[name] = value;
                    Tell(east, name, deletedAt: null);
                    break;
                case 4 when store.Remove(name):
                    // If the event of it is lost, an older value of the other region may come back.
                    LastEdits.Remove(name);
                    Tell(east, name, _time.GetUtcNow());
                    break;
                case 5:
                    store.Failure = store.Failure is null ? new AwsException("any", "InternalServerError", 500) : null;
                    break;
                case > 5 when _events.Count > 0:
                    var index = _random.Next(_events.Count);
                    var (fromEast, changed, deletedAt) = _events[index];
                    // One in four comes again.
                    if (_random.Next(4) > 0)
                    {
                        _events.RemoveAt(index);
                    }

                    await RunAsync(() => (fromEast ? _fromEast : _fromWest).FollowAsync(changed, deletedAt, CancellationToken.None));
                    break;
            }
        }

        /// <summary>Both regions are up, and both reconcile until nothing is left to do.</summary>
        public async Task SettleAsync()
        {
            (East.Failure, West.Failure) = (null, null);
            for (var round = 0; round < 4; round++)
            {
                _time.Advance(TimeSpan.FromMinutes(1));
                await RunAsync(() => _fromEast.ReconcileAsync(CancellationToken.None));
                await RunAsync(() => _fromWest.ReconcileAsync(CancellationToken.None));
            }
        }

        // One in five events is lost; a copy causes one as well, which the steps above need not tell from a person's edit.
        private void Tell(bool east, string name, DateTimeOffset? deletedAt)
        {
            if (_random.Next(5) > 0)
            {
                _events.Add((east, name, deletedAt));
                _events.Add((!east, name, null));
            }
        }

        private static async Task RunAsync(Func<Task> work)
        {
            try
            {
                await work();
            }
            catch (Exception expected) when (expected is SyncFailedException or AwsException)
            {
                // Lambda would call again; the next reconciliation does.
            }
        }
    }
}
