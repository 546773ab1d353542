namespace DrTerraform.Failover;

/// <summary>One guard and how it objects.</summary>
/// <param name="Guard">Its name.</param>
/// <param name="Kind">What an objection of it means.</param>
/// <param name="Objection">The objection as a part of a sentence, or null.</param>
internal sealed record GuardRule(Guard Guard, GuardKind Kind, Func<Observation, FailoverState, FailoverLimits, string?> Objection);

/// <summary>What an objection means.</summary>
internal enum GuardKind
{
    /// <summary>There is nothing to take over.</summary>
    Evidence,

    /// <summary>There may be, but it is not for the rule to do it.</summary>
    Permission,
}
