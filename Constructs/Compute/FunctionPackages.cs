namespace DrTerraform.Constructs.Compute;

/// <summary>Where the built function packages are.</summary>
/// <param name="Folder">Absolute path of the folder that holds the zips.</param>
public sealed record FunctionPackages(string Folder)
{
    /// <summary>Zip of the webhook function.</summary>
    public string PaymentWebhook => Path.Combine(Folder, "payment-webhook.zip");

    /// <summary>Zip of the health function.</summary>
    public string RegionHealth => Path.Combine(Folder, "region-health.zip");

    /// <summary>The packages that are not there.</summary>
    public IEnumerable<string> Missing() => new[] { PaymentWebhook, RegionHealth }.Where(file => !File.Exists(file));
}
