using DrTerraform.Cli.Processes;

namespace DrTerraform.Cli.Synthesis;

/// <summary>Runs the synth app, and lets its result take the place of the last one only when it succeeded.</summary>
internal sealed class Synthesizer(Session session)
{
    private const string StacksFolder = "stacks";
    private const string ManifestFile = "manifest.json";

    /// <summary>The stacks now in the out folder; a <see cref="CommandException"/> with the app's own words and exit code otherwise.</summary>
    public async Task<SynthesizedStacks> RunAsync(SynthRequest request)
    {
        var app = session.Tools.RequireApp();
        RefuseForeignFolder(request.OutFolder);

        using var fresh = FreshFolder.Beside(request.OutFolder);
        var result = await session.UnderWayAsync($"synthesizing {request.Title}", () => session.Processes.RunAsync(AppRun(app, request, fresh.Path), session.Cancellation));
        Judge(result, fresh.Path);
        Replace(request.OutFolder, fresh.Path);
        return new SynthesizedStacks(request.OutFolder);
    }

    /// <summary>The run of the app itself, also measured by the benchmark.</summary>
    public ProcessRequest AppRun(string app, SynthRequest request, string outFolder)
    {
        // The kernel behind CDKTF unpacks itself at every start and forgets to tidy up: here it goes with the folder.
        var temporary = Directory.CreateDirectory(Path.Combine(outFolder, "temporary")).FullName;
        return new("dotnet", [app, .. request.AppArguments])
        {
            // Assets are found from the cdktf.json above the current folder.
            WorkingFolder = session.Tools.Root,
            Environment = new Dictionary<string, string?> { ["CDKTF_OUTDIR"] = outFolder, ["TMPDIR"] = temporary },
        };
    }

    private void Judge(ProcessResult result, string fresh)
    {
        Pass(result.Output, session.Console.Profile.Out.Writer);
        Pass(result.Error, session.Error);
        if (result.ExitCode != ExitCode.Fine)
        {
            throw result.ExitCode is ExitCode.Findings or ExitCode.Usage or ExitCode.MissingTool
                ? new CommandException(result.ExitCode, "nothing was synthesized; the lines above say why")
                : new CommandException(ExitCode.Findings, $"the synth app ended with exit code {result.ExitCode}; nothing was synthesized");
        }

        if (new SynthesizedStacks(fresh).Names.Count == 0)
        {
            throw new CommandException(ExitCode.Findings, "the synth app reported success but wrote no stack");
        }
    }

    private static void Pass(string text, TextWriter to)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            to.WriteLine(text.TrimEnd());
        }
    }

    /// <summary>What an earlier synth wrote has a manifest beside it; stacks without one are somebody's own and are not ours to replace.</summary>
    private static void RefuseForeignFolder(string outFolder)
    {
        if (Directory.Exists(Path.Combine(outFolder, StacksFolder)) && !File.Exists(Path.Combine(outFolder, ManifestFile)))
        {
            throw new CommandException(ExitCode.Usage, $"'{outFolder}' holds a folder '{StacksFolder}' that no synth wrote (there is no {ManifestFile}): choose another --out, or remove it yourself");
        }
    }

    private static void Replace(string outFolder, string fresh)
    {
        var stacks = Path.Combine(outFolder, StacksFolder);
        Directory.CreateDirectory(outFolder);
        if (Directory.Exists(stacks))
        {
            Directory.Move(stacks, Path.Combine(fresh, "earlier"));
        }

        Directory.Move(Path.Combine(fresh, StacksFolder), stacks);
        File.Move(Path.Combine(fresh, ManifestFile), Path.Combine(outFolder, ManifestFile), overwrite: true);
    }
}
