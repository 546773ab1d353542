using DrTerraform.Local.Api;
using DrTerraform.Local.Lambda;
using DrTerraform.Local.Postgres;

namespace DrTerraform.Local;

/// <summary>One region's API on this machine: the published functions behind a listener, with a real database, and the emulator for the rest of AWS.</summary>
public sealed class LocalSite : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> _started = new();

    private LocalSite()
    {
    }

    /// <summary>The database.</summary>
    public LocalPostgres Postgres { get; private set; } = null!;

    /// <summary>Tables and secrets.</summary>
    public LocalRegion Region { get; private set; } = null!;

    /// <summary>The API.</summary>
    public ApiListener Api { get; private set; } = null!;

    /// <summary>The functions by name.</summary>
    public IReadOnlyDictionary<string, FunctionPool> Functions { get; private set; } = null!;

    /// <summary>Starts everything; what had been started is ended when something does not start.</summary>
    /// <exception cref="LocalException">Something of this machine does not work.</exception>
    public static async Task<LocalSite> StartAsync(LocalSiteOptions options, CancellationToken cancellation)
    {
        var site = new LocalSite();
        try
        {
            await site.StartPartsAsync(options, cancellation);
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        while (_started.TryPop(out var part))
        {
            await part.DisposeAsync();
        }

        Region?.Dispose();
    }

    private async Task StartPartsAsync(LocalSiteOptions options, CancellationToken cancellation)
    {
        Postgres = Ending(await LocalPostgres.StartAsync(options.PostgresPrograms, cancellation));
        Region = await LocalRegion.CreateAsync(options.Aws, options.Region, Postgres, options.Time, cancellation);
        Functions = LocalRoute.All.Select(route => route.Function).Distinct().ToDictionary(
            name => name,
            name => Ending(new FunctionPool(
                FunctionPackage.Unpack(options.Packages, name, Postgres.Folder), new Dictionary<string, string>(Region.FunctionEnvironment) { ["DR_LOG_LEVEL"] = options.LogLevel }, options.Instances, options.FunctionTimeout, options.Line)));
        Api = Ending(await ApiListener.StartAsync(options.Kind, Functions, options.Port, options.Time));
    }

    private T Ending<T>(T part)
        where T : IAsyncDisposable
    {
        _started.Push(part);
        return part;
    }
}
