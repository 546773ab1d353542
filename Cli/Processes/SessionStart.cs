using System.Diagnostics;

namespace DrTerraform.Cli.Processes;

/// <summary>
/// How a child is started in a session of its own. Ctrl-C in a terminal reaches every process of the session it is typed in; Terraform
/// takes a second interrupt for an order to drop everything, so it must get ours alone.
/// </summary>
internal static class SessionStart
{
    /// <summary>Whether children lead a session, and so a process group, of their own: not where there is no `setsid`.</summary>
    public static bool LeadsGroup => Setsid is not null;

    private static string? Setsid => ExecutablePath.Find("setsid", SearchPath);

    private static string? SearchPath => Environment.GetEnvironmentVariable("PATH");

    /// <param name="request">What to run.</param>
    /// <param name="wrapper">A command that becomes the program it is given as its last arguments.</param>
    public static ProcessStartInfo Of(ProcessRequest request, params string[] wrapper)
    {
        var program = ExecutablePath.Find(request.FileName, SearchPath)
            ?? throw new CommandException(ExitCode.MissingTool, $"'{request.FileName}' cannot be run: no such program. 'dr doctor' lists what is needed.");
        string[] command = [.. Setsid is { } setsid ? new[] { setsid } : [], .. wrapper, program, .. request.Arguments];
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = request.WorkingFolder };
        foreach (var (name, value) in request.Environment)
        {
            start.Environment[name] = value;
            if (value is null)
            {
                start.Environment.Remove(name);
            }
        }

        return start;
    }
}
