using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DrTerraform.Tests.Support;

/// <summary>One run of the synth app as a process, in a folder of its own.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Error">What it wrote to standard error.</param>
/// <param name="Written">Paths of all files that it left behind, from its folder.</param>
/// <param name="NodeWasStarted">Whether it started node, for which a stand-in that only notes the call was put on the path.</param>
/// <param name="Folder">The folder, gone by now.</param>
public sealed record SynthRun(int ExitCode, string Error, IReadOnlyList<string> Written, bool NodeWasStarted, string Folder)
{
    private const string StandIn = "#!/bin/sh\n: > \"$0.started\"\nexit 1\n";

    // The host that runs these tests, so that no other one on the path is taken.
    private static readonly string Dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));

    /// <summary>Runs the app with node out of reach.</summary>
    public static Task<SynthRun> WithoutNodeAsync(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, string? settings = null) =>
        RunAsync(arguments, environment, settings, node: false);

    /// <summary>Runs the app with the machine's node.</summary>
    public static Task<SynthRun> WithNodeAsync(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment) =>
        RunAsync(arguments, environment, settings: null, node: true);

    private static async Task<SynthRun> RunAsync(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, string? settings, bool node)
    {
        using var folder = new ScratchFolder();
        var (work, tools) = (folder.Create("work"), folder.Create("tools"));
        await File.WriteAllTextAsync(Path.Combine(tools, "node"), StandIn);
        File.SetUnixFileMode(Path.Combine(tools, "node"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var start = new ProcessStartInfo(Dotnet, [Path.Combine(AppContext.BaseDirectory, "DrTerraform.dll")])
        {
            WorkingDirectory = work,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        if (settings is not null)
        {
            await File.WriteAllTextAsync(folder.At("settings.json"), settings);
            start.ArgumentList.Add("--settings");
            start.ArgumentList.Add(folder.At("settings.json"));
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var variable in start.Environment.Keys.Where(name => name.StartsWith("DR_", StringComparison.Ordinal) || name.StartsWith("CDKTF", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(variable);
        }

        start.Environment["DR_ROOT"] = Project.Root;
        start.Environment["CDKTF_OUTDIR"] = Path.Combine(work, "out");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        if (!node)
        {
            start.Environment["PATH"] = tools;
            start.Environment.Remove("JSII_NODE");
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();

        var written = Directory.EnumerateFiles(work, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(work, file)).Order(StringComparer.Ordinal).ToArray();
        return new SynthRun(process.ExitCode, error, written, File.Exists(Path.Combine(tools, "node.started")), folder.Path);
    }
}
