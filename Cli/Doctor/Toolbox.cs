using System.Text.Json;
using DrTerraform.Cli.Processes;

namespace DrTerraform.Cli.Doctor;

/// <summary>Asks the tools themselves which version they are.</summary>
internal sealed class Toolbox(Session session)
{
    public async Task<IReadOnlyList<ToolReport>> ExamineAsync()
    {
        var tools = session.Tools;
        return await Task.WhenAll(
            ReportAsync(Diagnosis.Node, "node", "--version"),
            ReportAsync(Diagnosis.Npm, "npm", "--version"),
            ReportAsync(sdk => Diagnosis.Dotnet(sdk, WantedSdk()), "dotnet", "--version"),
            ReportAsync(Diagnosis.Terraform, tools.Terraform, "version", "-json"),
            Task.FromResult(Diagnosis.Provider(ProviderMirror())),
            ReportAsync(Diagnosis.MotoServer, tools.MotoPython, "-c", "import moto; print(moto.__version__)"),
            ReportAsync(Diagnosis.Cdktf, tools.Cdktf, "--version"),
            ReportAsync(Diagnosis.Postgres, tools.Postgres is { } folder ? Path.Combine(folder, "bin", "postgres") : null, "--version"),
            NativeAotAsync());
    }

    private async Task<ToolReport> ReportAsync(Func<Version?, ToolReport> judge, string? program, params string[] arguments)
    {
        if (program is null)
        {
            return judge(null);
        }

        try
        {
            var result = await session.Processes.RunAsync(new ProcessRequest(program, arguments) { WorkingFolder = session.Tools.Root }, session.Cancellation);
            return judge(result.ExitCode == 0 ? ToolVersion.In(result.Output) : null);
        }
        catch (CommandException)
        {
            // There is no such program: that is what the doctor is here to say.
            return judge(null);
        }
    }

    // Only trying tells whether a registry has the packages for this SDK; the committed lock stays as it is.
    private async Task<ToolReport> NativeAotAsync()
    {
        var scratch = Path.Combine(session.Tools.WorkFolder, "doctor");
        try
        {
            var restored = await session.Processes.RunAsync(
                new ProcessRequest("dotnet", [
                    "restore", "Functions/PaymentWebhook/DrTerraform.Functions.PaymentWebhook.csproj", "-r", "linux-x64", "-p:PublishAot=true", "-nodeReuse:false",
                    $"-p:ArtifactsPath={scratch}", $"-p:NuGetLockFilePath={Path.Combine(scratch, "packages.lock.json")}", "-p:RestoreLockedMode=false"])
                {
                    WorkingFolder = session.Tools.Root,
                },
                session.Cancellation);
            return Diagnosis.NativeAot(restored.ExitCode == 0);
        }
        catch (CommandException)
        {
            return Diagnosis.NativeAot(restores: false);
        }
    }

    private string WantedSdk()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(session.Tools.Root, "global.json")));
        return json.RootElement.GetProperty("sdk").GetProperty("version").GetString() ?? "";
    }

    /// <summary>The mirror if it holds the provider in a layout Terraform reads: unpacked, or as a zip.</summary>
    private string? ProviderMirror() =>
        session.Tools.TerraformMirror is { } mirror && Directory.Exists(mirror)
        && Directory.EnumerateDirectories(mirror).Select(host => Path.Combine(host, "hashicorp", "aws")).Any(HoldsProvider)
            ? mirror
            : null;

    private static bool HoldsProvider(string folder) =>
        Directory.Exists(Path.Combine(folder, Diagnosis.ProviderVersion))
        || (Directory.Exists(folder) && Directory.EnumerateFiles(folder, $"terraform-provider-aws_{Diagnosis.ProviderVersion}_*.zip").Any());
}
