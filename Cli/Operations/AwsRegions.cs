using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using DrTerraform.Cli.Emulators;
using DrTerraform.Cli.Terraform;
using DrTerraform.Functions.Shared.Aws;
using DrTerraform.Settings;

namespace DrTerraform.Cli.Operations;

/// <summary>The regions of a deployment by the names in its settings: in AWS with the operator's credentials, or in the emulator of `dr up`.</summary>
internal sealed class AwsRegions : IRegionSource
{
    // The emulator looks at no credentials, and is not shown anybody's real ones.
    private static readonly AwsCredentials Anybody = new("test", "test", SessionToken: null);

    // A proxy would be asked for the loopback address as well.
    private static readonly HttpClient Local = CreateHttpClient(useProxy: false);

    private static readonly HttpClient Remote = CreateHttpClient(useProxy: true);

    public async Task<IReadOnlyList<IRegion>> FindAsync(Session session, DrSettings settings, TerraformTarget target)
    {
        var access = target == TerraformTarget.Aws ? await AwsAsync(session) : EmulatorOf(session);
        return [new AwsRegion(settings, settings.Primary, access, session.Time), new AwsRegion(settings, settings.Secondary, access, session.Time)];
    }

    private static RegionAccess EmulatorOf(Session session) => Emulator.LookUpKept(session) is { } emulator
        ? new RegionAccess(() => Task.FromResult(Anybody), Local, emulator.Endpoint)
        : throw new CommandException(ExitCode.Usage, "nothing is applied that could be asked: no emulator runs. 'dr up' starts one; a deployment in AWS goes with --target aws");

    private static async Task<RegionAccess> AwsAsync(Session session)
    {
        TerraformEnvironment.RefuseLoopback(session.Variables);
        try
        {
            // Found as every tool of AWS finds them; asked again for each look, so that watching outlives a session's end.
            var found = DefaultAWSCredentialsIdentityResolver.GetCredentials();
            _ = await CurrentAsync(found);
            return new RegionAccess(() => CurrentAsync(found), Remote, Endpoint: null);
        }
        catch (AmazonClientException problem)
        {
            throw new CommandException(ExitCode.Usage, $"there are no usable AWS credentials: {problem.Message}");
        }
    }

    // The clients limit every attempt themselves.
    private static HttpClient CreateHttpClient(bool useProxy) =>
        new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(3), UseProxy = useProxy, AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };

    private static async Task<AwsCredentials> CurrentAsync(AWSCredentials found)
    {
        var keys = await found.GetCredentialsAsync();
        return new AwsCredentials(keys.AccessKey, keys.SecretKey, string.IsNullOrEmpty(keys.Token) ? null : keys.Token);
    }
}
