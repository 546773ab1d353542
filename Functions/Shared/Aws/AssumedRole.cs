using System.Globalization;

namespace DrTerraform.Functions.Shared.Aws;

/// <summary>Credentials of another role, kept until shortly before they end.</summary>
/// <param name="sts">STS of this region: the global endpoint would be at home in us-east-1.</param>
/// <param name="roleArn">The role.</param>
/// <param name="sessionName">Who takes it on, for the trail.</param>
/// <param name="time">The clock.</param>
public sealed class AssumedRole(AwsQueryClient sts, string roleArn, string sessionName, TimeProvider time)
{
    /// <summary>The version of STS's interface.</summary>
    public const string Version = "2011-06-15";

    /// <summary>How long a session lasts, in seconds: the longest that AWS grants to a role taken on by a role.</summary>
    public const int SessionSeconds = 3600;

    // Longer than any run of a function takes.
    private static readonly TimeSpan Reserve = TimeSpan.FromMinutes(16);

    private (AwsCredentials Credentials, DateTimeOffset Ends)? _session;

    /// <summary>Credentials that are valid for the next quarter of an hour (<c>sts:AssumeRole</c>).</summary>
    /// <exception cref="AwsException">STS refused or did not answer.</exception>
    public async Task<AwsCredentials> CurrentAsync(CancellationToken cancellation)
    {
        if (_session is { } session && session.Ends - time.GetUtcNow() > Reserve)
        {
            return session.Credentials;
        }

        var answer = await sts.CallAsync(
            "AssumeRole",
            new Dictionary<string, string>
            {
                ["RoleArn"] = roleArn,
                ["RoleSessionName"] = sessionName,
                ["DurationSeconds"] = SessionSeconds.ToString(CultureInfo.InvariantCulture),
            },
            repeatable: true,
            cancellation);
        var credentials = new AwsCredentials(answer.Text("AccessKeyId"), answer.Text("SecretAccessKey"), answer.Text("SessionToken"));
        _session = (credentials, DateTimeOffset.Parse(answer.Text("Expiration"), CultureInfo.InvariantCulture));
        return credentials;
    }
}
