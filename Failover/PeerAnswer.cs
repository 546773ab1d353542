namespace DrTerraform.Failover;

/// <summary>What the other region said when it was asked for its health, once in a tick.</summary>
public enum PeerAnswer
{
    /// <summary>No answer from any of its endpoints: no connection, a timeout, or an answer that is not the platform's.</summary>
    Silent,

    /// <summary>It serves: <c>/health</c> is 200.</summary>
    Serving,

    /// <summary>It answers, and says that its database takes no writes or cannot be reached, as during a failover inside its region.</summary>
    FailingOver,

    /// <summary>It answers, and says that it has no time or no connection left: throttled, exhausted, timed out.</summary>
    Overloaded,

    /// <summary>It answers, and names any other fault.</summary>
    Unwell,
}
