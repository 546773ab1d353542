using System.Text.Json;

namespace DrTerraform.Functions.Shared.Runtime;

/// <summary>The event by which an EventBridge schedule calls a function.</summary>
public static class ScheduledEvent
{
    /// <summary>Whether an event is one: its <c>detail-type</c> is <c>Scheduled Event</c>.</summary>
    public static bool Is(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                // Whatever an HTTP request carries is deeper: only the envelope counts.
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("detail-type"u8))
                {
                    return reader.Read() && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("Scheduled Event"u8);
                }
            }
        }
        catch (JsonException)
        {
            // Whoever handles it next says what is wrong with it.
        }

        return false;
    }
}
