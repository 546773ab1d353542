namespace DrTerraform.Settings;

/// <summary>AWS Backup of the database and the tables, with a copy in the other region.</summary>
public sealed record BackupSettings
{
    /// <summary>When a backup starts, as an AWS cron expression in UTC.</summary>
    [AllowedText(@"cron\([0-9A-Za-z*,/#?\-]+( [0-9A-Za-z*,/#?\-]+){5}\)", "an AWS cron expression of six fields, e.g. cron(0 5 * * ? *)")]
    public string Schedule { get; init; } = "cron(0 5 * * ? *)";

    /// <summary>Days that a backup and its copy are kept.</summary>
    [AllowedRange(1, 36_500)]
    public int RetentionDays { get; init; } = 35;

    internal IEnumerable<Problem> Problems()
    {
        // cron(minutes hours day-of-month month day-of-week year): AWS wants exactly one of the two days left open.
        if (Schedule.TrimEnd(')').Split(' ') is [_, _, var dayOfMonth, _, var dayOfWeek, _] && (dayOfMonth == "?") == (dayOfWeek == "?"))
        {
            yield return Problem.NotAllowed("schedule", Schedule, "? for either the day of the month or the day of the week, e.g. cron(0 5 * * ? *)");
        }
    }
}
