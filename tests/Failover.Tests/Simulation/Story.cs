using System.Globalization;
using System.Text;

namespace DrTerraform.Failover.Tests.Simulation;

/// <summary>A schedule as somebody would tell it.</summary>
internal static class Story
{
    /// <summary>Runs the schedule again and writes down what happens.</summary>
    public static string Tell(Scale scale, Design design, int faults, IReadOnlyList<Happening> schedule)
    {
        var story = new StringBuilder();
        var seconds = 0;
        var world = new World(scale, design, new Monitor(scale, design, remembers: false))
        {
            Tell = sentence => story.AppendLine(CultureInfo.InvariantCulture, $"{seconds,5} s  {sentence}"),
        };
        var state = World.Start(scale, faults);
        foreach (var happening in schedule)
        {
            if (happening.What == What.Tick)
            {
                seconds += scale.TickSeconds;
            }

            state = world.Follow(state, happening);
            if (world.Broken is { } broken)
            {
                story.AppendLine(CultureInfo.InvariantCulture, $"{seconds,5} s  {broken.Invariant}: {broken.Sentence}");
                break;
            }
        }

        return story.ToString();
    }
}
