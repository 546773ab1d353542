using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Doctor;

/// <summary>`dr doctor`: which tools are here, and what to do about those that are not.</summary>
[Description("Show every tool: found, needed, what to do")]
internal sealed class DoctorCommand(Session session) : AsyncCommand<DoctorSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, DoctorSettings settings)
    {
        var reports = await session.UnderWayAsync("asking the tools for their versions", new Toolbox(session).ExamineAsync);
        session.Console.Write(DoctorTable.Of(reports));
        return reports.Any(report => report.Status == ToolStatus.Broken) ? ExitCode.MissingTool : ExitCode.Fine;
    }
}
