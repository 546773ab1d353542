namespace DrTerraform.Settings;

/// <summary>A time of every week, in UTC.</summary>
/// <param name="StartMinute">Minutes after Monday 00:00.</param>
/// <param name="Minutes">How long it lasts.</param>
internal readonly record struct WeeklyWindow(int StartMinute, int Minutes)
{
    /// <summary>How it is written.</summary>
    public const string Pattern = $"{DayName}:{DailyWindow.Time}-{DayName}:{DailyWindow.Time}";

    private const string DayName = "(mon|tue|wed|thu|fri|sat|sun)";
    private const int Day = 24 * 60;
    private const int Week = 7 * Day;

    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>Reads a text that matches the pattern; a window may pass from Sunday to Monday.</summary>
    public static WeeklyWindow Parse(string text)
    {
        var (start, end) = (MinuteOf(text[..9]), MinuteOf(text[10..]));
        return new WeeklyWindow(start, (end - start + Week) % Week);
    }

    /// <summary>Whether a daily window touches this one on any day.</summary>
    public bool Overlaps(DailyWindow daily)
    {
        var weekly = this;
        return Enumerable.Range(0, 7).Any(day => weekly.Overlaps((day * Day) + daily.StartMinute, daily.Minutes));
    }

    // On a circle two arcs meet exactly if one of them starts inside the other.
    private bool Overlaps(int start, int minutes) =>
        (start - StartMinute + Week) % Week < Minutes || (StartMinute - start + Week) % Week < minutes;

    private static int MinuteOf(string dayAndTime) => (Array.IndexOf(Days, dayAndTime[..3]) * Day) + DailyWindow.MinuteOf(dayAndTime[4..]);
}
