namespace DrTerraform.Functions.Shared.Runtime;

/// <summary>One event to handle.</summary>
/// <param name="RequestId">Lambda's id of it.</param>
/// <param name="Deadline">When Lambda ends the process if there is no answer.</param>
/// <param name="Event">The event's JSON.</param>
public sealed record Invocation(string RequestId, DateTimeOffset Deadline, ReadOnlyMemory<byte> Event)
{
    /// <summary>The X-Ray trace this event belongs to; null when Lambda names none.</summary>
    public string? TraceId { get; init; }
}
