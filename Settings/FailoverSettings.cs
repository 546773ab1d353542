namespace DrTerraform.Settings;

/// <summary>When the waiting region takes over. Without a database there is nothing to promote, and this section says nothing.</summary>
public sealed record FailoverSettings
{
    /// <summary>Whether a person has to agree to a promotion.</summary>
    public FailoverMode Mode { get; init; } = FailoverMode.Automatic;

    /// <summary>Seconds between two observations of the monitor. They fill the minute in which its schedule starts it.</summary>
    [AllowedNumbers(5, 10, 15, 20, 30)]
    public int TickSeconds { get; init; } = 10;

    /// <summary>
    /// Seconds that a region has to be silent while Route 53's checkers do not reach it either, in look after look, before the other is
    /// promoted; at least two ticks.
    /// </summary>
    [AllowedRange(10, 3_600)]
    public int ConfirmSeconds { get; init; } = 30;

    /// <summary>
    /// The same for a region that still answers but says that it cannot serve, such as one whose database fails over inside the
    /// region or that is overloaded: it mostly recovers by itself. Not below <see cref="ConfirmSeconds"/>.
    /// </summary>
    [AllowedRange(10, 3_600)]
    public int ConfirmAnsweringSeconds { get; init; } = 60;

    /// <summary>
    /// Replication lag in seconds beyond which the monitor pages and waits for an approval instead of promoting: the loss would break
    /// the recovery point objective. Null: the objective itself. Not above it.
    /// </summary>
    [AllowedRange(1, 86_400)]
    public int? MaximumLagSeconds { get; init; }

    /// <summary>
    /// Seconds that the recovery time budget allows Aurora for a promotion. The default is an assumption until a game day in the
    /// account has measured it.
    /// </summary>
    [AllowedRange(10, 3_600)]
    public int PromotionSeconds { get; init; } = 90;

    /// <summary>Minutes that the recovery time budget allows a person to approve a promotion, with <see cref="Mode"/> approve.</summary>
    [AllowedRange(1, 1_440)]
    public int ApprovalMinutes { get; init; } = 15;

    /// <summary>Minutes after a change of roles in which the monitor promotes nothing by itself, so that two sick regions are not swapped for ever.</summary>
    [AllowedRange(1, 1_440)]
    public int CooldownMinutes { get; init; } = 30;

    internal IEnumerable<Problem> Problems()
    {
        if (ConfirmSeconds < 2 * TickSeconds)
        {
            yield return Problem.NotAllowed("confirmSeconds", ConfirmSeconds, $"{2 * TickSeconds} (twice tickSeconds) to 3600: one look confirms nothing", "tickSeconds");
        }

        if (ConfirmAnsweringSeconds < ConfirmSeconds)
        {
            yield return Problem.NotAllowed("confirmAnsweringSeconds", ConfirmAnsweringSeconds, $"{ConfirmSeconds} (confirmSeconds) to 3600", "confirmSeconds");
        }
    }
}

/// <summary>Who decides on a promotion.</summary>
public enum FailoverMode
{
    /// <summary>The monitor, by its rule.</summary>
    Automatic,

    /// <summary>A person: the monitor pages, and promotes once <c>dr approve</c> has been given.</summary>
    Approve,
}
