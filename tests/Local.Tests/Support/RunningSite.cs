using DrTerraform.Local.Api;

namespace DrTerraform.Local.Tests.Support;

/// <summary>A region's API on this machine for the tests of one fixture.</summary>
internal sealed class RunningSite : IAsyncDisposable
{
    private readonly LocalAws _aws;

    private RunningSite(LocalAws aws, LocalSite site)
    {
        _aws = aws;
        Site = site;
        Client = new Client(site.Api.Address, site.Region.WebhookKey);
    }

    public LocalSite Site { get; }

    public Client Client { get; }

    public static async Task<RunningSite> StartAsync(ApiKind kind, Action<string>? line = null)
    {
        var aws = await LocalAws.StartAsync(Prepared.Python, Prepared.Root, CancellationToken.None);
        var options = Prepared.Site(aws) with { Kind = kind };
        return new RunningSite(aws, await Prepared.StartAsync(line is null ? options : options with { Line = line }));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Site.DisposeAsync();
        await _aws.DisposeAsync();
    }
}
