using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Functions.Shared.Http;

namespace DrTerraform.Functions.Shared.Roles;

/// <summary>
/// Lets a write pass only while this region's role is active, by a role record that was read at most two seconds ago. A region that
/// was cut off and wakes up learns here that it has been replaced.
/// </summary>
public sealed class RoleFence(IRoleRecords records, string region, TimeProvider time)
{
    /// <summary>How old a role record may be when a write relies on it.</summary>
    public static readonly TimeSpan GreatestAge = TimeSpan.FromSeconds(2);

    private (RoleRecord? Record, long ReadAt, DateTimeOffset ReadOn)? _known;

    /// <summary>The epoch under which this region may write now.</summary>
    /// <exception cref="ApiException">503: the record is another region's, is missing or cannot be read.</exception>
    public async Task<long> EpochForWritingAsync(CancellationToken cancellation)
    {
        if (_known is not { } known || !IsRecent(known.ReadAt, known.ReadOn))
        {
            // The age counts from before the call: what it returns may already be as old as the call was long.
            var (readAt, readOn) = (time.GetTimestamp(), time.GetUtcNow());
            known = (await ReadAsync(cancellation), readAt, readOn);
            _known = known;
        }

        return known.Record switch
        {
            null => throw ApiException.Unavailable("role_unknown", "this region does not know whether it is active; try again"),
            { } record when record.ActiveRegion != region => throw ApiException.Unavailable("region_standby", "this region is not active; try again"),
            { } record => record.Epoch,
        };
    }

    // Lambda freezes the process between requests, and one of the two clocks may stand still meanwhile: both have to agree.
    private bool IsRecent(long readAt, DateTimeOffset readOn)
    {
        var byTheCalendar = time.GetUtcNow() - readOn;
        return byTheCalendar >= TimeSpan.Zero && byTheCalendar < GreatestAge && time.GetElapsedTime(readAt) < GreatestAge;
    }

    private async Task<RoleRecord?> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            return await records.ReadAsync(cancellation);
        }
        catch (AwsException problem)
        {
            throw ApiException.Unavailable("role_unknown", "this region does not know whether it is active; try again", problem);
        }
    }
}
