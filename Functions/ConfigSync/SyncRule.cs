namespace DrTerraform.Functions.ConfigSync;

/// <summary>
/// Decides, for the function of one region, what to do in the other. The newest edit wins, whichever region it was made in; a copy is as
/// old as its original. So of two functions that look at the same difference at most one acts, and what it writes is equal to the
/// original: the event that this causes in the other region finds nothing to do, and no update goes round in circles.
/// </summary>
internal static class SyncRule
{
    /// <summary>Decides about a parameter that this region has, or that an event says was deleted here.</summary>
    /// <param name="here">The parameter here; null when there is none.</param>
    /// <param name="there">The parameter in the other region; null when there is none.</param>
    /// <param name="deletedAt">When it was deleted here, if that is known.</param>
    /// <param name="hereWinsTies">Decides between two edits in the same millisecond; true in one region only.</param>
    public static SyncStep Decide(Parameter? here, Parameter? there, DateTimeOffset? deletedAt, bool hereWinsTies) => (here, there) switch
    {
        (null, null) => SyncStep.None,

        // An edit there that is younger than the deletion here brings it back; the other function does that.
        (null, { } left) => deletedAt is { } moment && left.EditedAt <= moment ? SyncStep.Delete : SyncStep.None,

        // A copy whose original is gone: deleted there. This region's own work is copied.
        ({ } mine, null) => mine.Mark is null ? SyncStep.Put : SyncStep.None,

        ({ } mine, { } left) when mine.Content == left.Content => SyncStep.None,
        ({ } mine, { } left) => mine.EditedAt > left.EditedAt || (mine.EditedAt == left.EditedAt && hereWinsTies) ? SyncStep.Put : SyncStep.None,
    };

    /// <summary>Whether a parameter of the other region is a copy of one that this region no longer has: its deletion has been missed.</summary>
    public static bool IsOrphan(Parameter? here, Parameter there, string homeRegion) => here is null && there.Mark?.Region == homeRegion;
}
