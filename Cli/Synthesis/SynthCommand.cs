using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Synthesis;

/// <summary>`dr synth`: settings in, Terraform JSON out.</summary>
[Description("Write the Terraform JSON of every stack")]
internal sealed class SynthCommand(Session session) : AsyncCommand<SynthSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, SynthSettings settings)
    {
        var started = session.Time.GetTimestamp();
        var request = SynthRequest.From(settings, session);
        var stacks = await new Synthesizer(session).RunAsync(request);

        session.Console.Write(SynthTable.Of([.. stacks.Names.Select(stacks.Summary)]));
        session.Console.WriteLine($"written to {session.Shown(request.OutFolder)} in {Seconds.Of(session.Time.GetElapsedTime(started))}");
        return ExitCode.Fine;
    }
}
