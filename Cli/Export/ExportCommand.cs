using System.ComponentModel;
using DrTerraform.Cli.Synthesis;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Export;

/// <summary>`dr export`: the deployment as HCL that stands alone, without this project and without CDKTF.</summary>
[Description("Write every stack as a Terraform module in HCL that stands alone")]
internal sealed class ExportCommand(Session session) : AsyncCommand<ExportSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, ExportSettings settings)
    {
        _ = session.Tools.RequireTerraform();
        var started = session.Time.GetTimestamp();
        var outFolder = session.FullPath(settings.OutFolder);
        var target = new ExportFolder(outFolder);
        target.RefuseForeign();

        using var fresh = FreshFolder.Beside(outFolder);
        string Fresh(string name) => Path.Combine(fresh.Path, name);
        var request = SynthRequest.From(settings, session, Fresh("synth"));
        var stacks = await new Synthesizer(session).RunAsync(request);

        var terraform = new ExportTerraform(session);
        var schemas = await session.UnderWayAsync("asking the providers for their schemas", () => terraform.SchemasAsync(stacks, Directory.CreateDirectory(Fresh("schemas")).FullName));
        var modules = Directory.CreateDirectory(Fresh("modules")).FullName;
        new ExportedModules(request.Title, stacks, schemas, ExportVariables.Of(ChosenSettings.Read(settings, session).Values)).WriteTo(modules);
        await terraform.FormatAsync(modules);
        target.Replace(modules, Fresh("earlier"));

        session.Console.WriteLine($"{stacks.Names.Count} modules written to {session.Shown(outFolder)} in {Seconds.Of(session.Time.GetElapsedTime(started))}");
        return ExitCode.Fine;
    }
}
