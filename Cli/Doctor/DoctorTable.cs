using Spectre.Console;

namespace DrTerraform.Cli.Doctor;

/// <summary>Tool × found × needed × what to do.</summary>
internal static class DoctorTable
{
    public static Table Of(IEnumerable<ToolReport> reports)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("tool").AddColumn("found").AddColumn("needed").AddColumn("what to do");
        foreach (var report in reports)
        {
            table.AddRow(
                Markup.Escape(report.Tool), Markup.Escape(report.Found ?? "-"), Markup.Escape(report.Needed), Markup.Escape(Advice(report)));
        }

        return table;
    }

    private static string Advice(ToolReport report) => report.Status switch
    {
        ToolStatus.Fine => "fine",
        ToolStatus.Limited => $"optional: {report.Advice}",
        _ => report.Advice,
    };
}
