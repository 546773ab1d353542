using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Local.Tests.Support;

/// <summary>What `./dr test` has prepared for these tests.</summary>
internal static class Prepared
{
    /// <summary>Folder with PostgreSQL's programs.</summary>
    public static string Postgres => Named("DR_POSTGRES", "a folder with bin/postgres");

    /// <summary>Folder with the published functions.</summary>
    public static string Functions => Named("DR_FUNCTIONS", "a folder with payment-webhook.zip");

    /// <summary>The python that has moto.</summary>
    public static string Python => Path.Combine(Path.GetDirectoryName(Named("DR_MOTO_SERVER", "moto's server program"))!, "python3");

    /// <summary>The project's folder.</summary>
    public static string Root => Named("DR_ROOT", "the project's folder");

    /// <summary>A region that these programs make up, whose functions' lines are looked through after each test.</summary>
    public static LocalSiteOptions Site(LocalAws aws) => new()
    {
        Aws = aws.Endpoint,
        PostgresPrograms = Postgres,
        Packages = Functions,
        Line = LogsAreCleanAttribute.Watch,
    };

    /// <summary>Starts such a region and has its secrets looked for, too.</summary>
    public static async Task<LocalSite> StartAsync(LocalSiteOptions options)
    {
        var site = await LocalSite.StartAsync(options, CancellationToken.None);
        LogsAreCleanAttribute.Keep(site.Region.WebhookKey);
        LogsAreCleanAttribute.Keep(site.Postgres.Password);
        return site;
    }

    private static string Named(string variable, string what) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"{variable} is not set: it must name {what}; run these tests by './dr test local', which prepares it");
}
