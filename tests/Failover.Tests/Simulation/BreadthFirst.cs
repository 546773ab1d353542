namespace DrTerraform.Failover.Tests.Simulation;

/// <summary>Tries every schedule of the bounded model, the short ones first, until there is no new state.</summary>
internal static class BreadthFirst
{
    /// <summary>Searches until nothing new is found, or until an invariant is broken.</summary>
    /// <param name="design">What is searched.</param>
    /// <param name="faults">Faults that a schedule may have at most.</param>
    /// <param name="only">The faults that may occur; all when null.</param>
    public static SearchResult Search(Design design, int faults, IReadOnlyCollection<What>? only = null)
    {
        var scale = Scale.Bounded;
        var world = new World(scale, design, new Monitor(scale, design, remembers: true));
        var start = StateCoder.Pack(World.Start(scale, faults), scale);
        var found = new Dictionary<StateKey, int>(1 << 20) { [start] = 0 };
        var keys = new List<StateKey> { start };
        var origins = new List<(int Parent, ushort Happening)> { (-1, 0) };
        var happenings = new List<Happening>();
        var (depth, endOfLayer) = (0, 1);

        for (var index = 0; index < keys.Count; index++)
        {
            if (index == endOfLayer)
            {
                (depth, endOfLayer) = (depth + 1, keys.Count);
            }

            var state = StateCoder.Unpack(keys[index], scale);
            World.ListHappenings(state, scale, happenings);
            foreach (var happening in happenings)
            {
                if (only is not null && happening.IsFault && !only.Contains(happening.What))
                {
                    continue;
                }

                var next = world.Follow(state, happening);
                if (world.Broken is { } broken)
                {
                    var schedule = ScheduleTo(index, origins).Append(happening).ToList();
                    return new SearchResult(keys.Count, depth, broken, Story.Tell(scale, design, faults, schedule));
                }

                var key = StateCoder.Pack(next, scale);
                if (found.TryAdd(key, keys.Count))
                {
                    keys.Add(key);
                    origins.Add((index, happening.Code));
                }
            }
        }

        return new SearchResult(keys.Count, depth, null, "");
    }

    private static List<Happening> ScheduleTo(int index, List<(int Parent, ushort Happening)> origins)
    {
        var schedule = new List<Happening>();
        for (; origins[index].Parent >= 0; index = origins[index].Parent)
        {
            schedule.Add(Happening.FromCode(origins[index].Happening));
        }

        schedule.Reverse();
        return schedule;
    }
}

/// <summary>What a search found.</summary>
/// <param name="States">Distinct states seen.</param>
/// <param name="Depth">Happenings in the longest of the schedules tried.</param>
/// <param name="Broken">The invariant that was broken, or null.</param>
/// <param name="Story">The shortest schedule that breaks it.</param>
internal sealed record SearchResult(int States, int Depth, Violation? Broken, string Story);
