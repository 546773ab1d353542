using System.Globalization;

namespace DrTerraform.Settings;

/// <summary>A time of every day, in UTC.</summary>
/// <param name="StartMinute">Minutes after midnight.</param>
/// <param name="Minutes">How long it lasts.</param>
internal readonly record struct DailyWindow(int StartMinute, int Minutes)
{
    /// <summary>How it is written.</summary>
    public const string Pattern = $"{Time}-{Time}";

    /// <summary>How a time of day is written.</summary>
    public const string Time = @"([01]\d|2[0-3]):[0-5]\d";

    private const int Day = 24 * 60;

    /// <summary>Reads a text that matches the pattern; a window may pass midnight.</summary>
    public static DailyWindow Parse(string text)
    {
        var (start, end) = (MinuteOf(text[..5]), MinuteOf(text[6..]));
        return new DailyWindow(start, (end - start + Day) % Day);
    }

    /// <summary>Minutes after midnight of a time of day.</summary>
    public static int MinuteOf(string time) =>
        (int.Parse(time[..2], CultureInfo.InvariantCulture) * 60) + int.Parse(time[3..], CultureInfo.InvariantCulture);
}
