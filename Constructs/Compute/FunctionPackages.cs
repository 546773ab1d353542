using DrTerraform.Settings;

namespace DrTerraform.Constructs.Compute;

/// <summary>The built function packages. They are built before synthesis, since a plan depends on their bytes.</summary>
/// <param name="PaymentWebhook">Absolute path of the webhook function's zip.</param>
/// <param name="RegionHealth">Absolute path of the health function's zip.</param>
/// <param name="RegionMonitor">Absolute path of the failover monitor's zip.</param>
/// <param name="TableHealth">Absolute path of the table monitor's zip.</param>
/// <param name="ConfigSync">Absolute path of the synchronizer's zip.</param>
public sealed record FunctionPackages(string PaymentWebhook, string RegionHealth, string RegionMonitor, string TableHealth, string ConfigSync)
{
    /// <summary>Finds the packages.</summary>
    /// <param name="folder">The folder that holds them. Null: where <c>./dr build</c> puts them.</param>
    /// <param name="root">The project's root.</param>
    /// <param name="packaging">How they are compiled.</param>
    /// <exception cref="MissingPackagesException">A package is not there.</exception>
    public static FunctionPackages In(string? folder, string root, FunctionPackaging packaging = FunctionPackaging.ReadyToRun)
    {
        var (subfolder, option) = packaging == FunctionPackaging.NativeAot ? ("native-aot", "--native-aot ") : ("", "");
        var home = Path.GetFullPath(Path.Combine(folder ?? Path.Combine(root, ".dr", "functions"), subfolder));
        var packages = new FunctionPackages(At("payment-webhook"), At("region-health"), At("region-monitor"), At("table-health"), At("config-sync"));

        string[] all = [packages.PaymentWebhook, packages.RegionHealth, packages.RegionMonitor, packages.TableHealth, packages.ConfigSync];
        var missing = all.Where(file => !File.Exists(file)).ToArray();
        return missing.Length == 0 ? packages : throw new MissingPackagesException(missing, $"tools/publish-functions {option}'{home}'");

        string At(string name) => Path.Combine(home, $"{name}.zip");
    }
}

/// <summary>Function packages are not built.</summary>
/// <param name="files">The files that are not there.</param>
/// <param name="command">The command that makes them.</param>
public sealed class MissingPackagesException(IEnumerable<string> files, string command)
    : Exception($"function packages are missing: {string.Join(", ", files)}; build them with {command}");
