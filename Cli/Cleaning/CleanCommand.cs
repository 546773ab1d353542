using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Cleaning;

/// <summary>
/// `dr clean`: everything the project made for itself. The entry script does the same without a build; this is for those who
/// run the assembly directly.
/// </summary>
[Description("Remove everything the project made: stacks, builds, tools, logs")]
internal sealed class CleanCommand(Session session) : Command<CleanSettings>
{
    public override int Execute([NotNull] CommandContext context, [NotNull] CleanSettings settings)
    {
        // Files of the running program stay readable until it ends, even when their names are gone.
        foreach (var folder in new[] { Path.Combine(session.Tools.Root, "cdktf.out"), session.Tools.WorkFolder }.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
            session.Console.WriteLine($"removed {session.Shown(folder)}");
        }

        return ExitCode.Fine;
    }
}
