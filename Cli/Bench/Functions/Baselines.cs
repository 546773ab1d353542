using System.IO.Compression;
using DrTerraform.Cli.Processes;
using DrTerraform.Local.Lambda;

namespace DrTerraform.Cli.Bench.Functions;

/// <summary>Prepares the programs that the published function is compared with, below the work folder.</summary>
internal sealed class Baselines(Session session)
{
    private const string Project = "Functions/PaymentWebhook/DrTerraform.Functions.PaymentWebhook.csproj";
    private const string Assembly = "DrTerraform.Functions.PaymentWebhook";

    private readonly string _folder = Path.Combine(session.Tools.WorkFolder, "bench", "functions");

    private static string? SearchPath => Environment.GetEnvironmentVariable("PATH");

    /// <summary>The same function as `dotnet publish` makes it without further ado: compiled when it starts, on a shared framework.</summary>
    public async Task<FunctionSubject> JitAsync()
    {
        var folder = await PublishAsync("jit", "--self-contained", "false", "-p:PublishReadyToRun=false", "-p:PublishTrimmed=false")
            ?? throw new CommandException(ExitCode.Findings, "the function cannot be published for comparison; the log is in .dr/bench/functions/jit.log");
        return Subject("JIT, framework-dependent", [Absolute("dotnet"), Path.Combine(folder, $"{Assembly}.dll")], folder);
    }

    /// <summary>The same function compiled ahead of time; null where the compiler's packages cannot be had.</summary>
    public async Task<FunctionSubject?> NativeAotAsync() =>
        await PublishAsync("native-aot", "-r", "linux-x64", "-p:PublishAot=true", "-p:PublishReadyToRun=false") is { } folder
            ? Subject("native AOT", [Path.Combine(folder, Assembly)], folder)
            : null;

    /// <summary>The webhook in Node.</summary>
    public async Task<FunctionSubject> NodeAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "node")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(session.Tools.Root, "bench", "node")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }

        var installed = await session.Processes.RunAsync(
            new ProcessRequest("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]) { WorkingFolder = folder }, session.Cancellation);
        return installed.ExitCode == 0
            ? Subject($"Node {(await session.Processes.RunAsync(new ProcessRequest("node", ["--version"]) { WorkingFolder = folder }, session.Cancellation)).Output.Trim()}", [Absolute("node"), "bootstrap.mjs"], folder)
            : throw new CommandException(ExitCode.MissingTool, $"npm could not install the Node baseline: see to it that it reaches its registry\n{installed.Error.Trim()}");
    }

    /// <summary>The function as it is deployed.</summary>
    public FunctionSubject Published(string parent)
    {
        var package = FunctionPackage.Unpack(session.Tools.RequireFunctions(), "payment-webhook", parent);
        return new FunctionSubject("ready-to-run, as deployed", package, new FileInfo(Path.Combine(session.Tools.RequireFunctions(), "payment-webhook.zip")).Length);
    }

    private static string Absolute(string program) => ExecutablePath.Find(program, SearchPath)!;

    private static FunctionSubject Subject(string name, IReadOnlyList<string> command, string folder)
    {
        using var zip = new MemoryStream();
        ZipFile.CreateFromDirectory(folder, zip);
        return new FunctionSubject(name, new FunctionPackage("payment-webhook", command, folder), zip.Length);
    }

    private async Task<string?> PublishAsync(string name, params string[] options)
    {
        var folder = Path.Combine(_folder, name);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        var artifacts = Path.Combine(_folder, $"{name}-artifacts");
        var result = await session.Processes.RunAsync(
            new ProcessRequest("dotnet", [
                "publish", Project, "-c", "Release", "-nologo", "-v", "quiet", "-nodeReuse:false", "-p:UseSharedCompilation=false",
                $"-p:ArtifactsPath={artifacts}", "-p:DebugType=none",
                // Other options need other packages: the committed lock is that of the deployed package.
                $"-p:NuGetLockFilePath={Path.Combine(artifacts, "packages.lock.json")}", "-p:RestoreLockedMode=false",
                "-o", folder, .. options])
            {
                WorkingFolder = session.Tools.Root,
            },
            session.Cancellation);
        await File.WriteAllTextAsync(Path.Combine(_folder, $"{name}.log"), result.Output + result.Error, session.Cancellation);
        return result.ExitCode == 0 ? folder : null;
    }
}
