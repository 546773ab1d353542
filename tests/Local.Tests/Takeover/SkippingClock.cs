namespace DrTerraform.Local.Tests.Takeover;

/// <summary>The machine's clock, set ahead by a test instead of waiting. Timers run as ever: what waits for a real answer waits for it.</summary>
internal sealed class SkippingClock : TimeProvider
{
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;

    public void Skip(TimeSpan time) => _ahead += time;
}
