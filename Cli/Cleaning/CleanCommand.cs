using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using DrTerraform.Cli.Deployment;
using DrTerraform.Cli.Emulators;
using DrTerraform.Cli.Terraform;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Cleaning;

/// <summary>
/// `dr clean`: everything the project made for itself. The entry script does the same without a build; this is for those who
/// run the assembly directly.
/// </summary>
[Description("Remove everything the project made: stacks, builds, tools, logs, the emulator")]
internal sealed class CleanCommand(Session session) : AsyncCommand<CleanSettings>
{
    public override async Task<int> ExecuteAsync([NotNull] CommandContext context, [NotNull] CleanSettings settings)
    {
        RefuseRunning();
        RefuseUnsavedState();
        if (await Emulator.FindKeptAsync(session) is { } emulator)
        {
            await emulator.StopAsync();
            session.Console.WriteLine("stopped the emulator, with what was applied in it");
        }

        // Files of the running program stay readable until it ends, even when their names are gone.
        foreach (var folder in new[] { Path.Combine(session.Tools.Root, "cdktf.out"), session.Tools.WorkFolder }.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
            session.Console.WriteLine($"removed {session.Shown(folder)}");
        }

        return ExitCode.Fine;
    }

    private void RefuseRunning()
    {
        if (WorkFolderLock.IsHeld(session.Folders.Work) || new EarlierRuns(session).AnyAlive)
        {
            throw new CommandException(ExitCode.Findings, "another dr, or a Terraform that one has started, is at work in this project: clean when it has ended; nothing was removed");
        }
    }

    /// <summary>Terraform leaves such a file when it cannot reach the state's bucket: nothing else knows what it has just created.</summary>
    private void RefuseUnsavedState()
    {
        var work = Path.Combine(session.Folders.Work, TerraformTarget.Aws.Name());
        if (Directory.Exists(work) && Directory.EnumerateFiles(work, "errored.tfstate", SearchOption.AllDirectories).FirstOrDefault() is { } unsaved)
        {
            throw new CommandException(ExitCode.Findings, $"{unsaved} is a state that Terraform could not save: run 'terraform state push errored.tfstate' there, then remove it; nothing was removed");
        }
    }
}
