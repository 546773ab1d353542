using System.ComponentModel;
using System.Text.Json;
using DrTerraform.Cli.Synthesis;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Comparison;

/// <summary>`dr diff`: what two settings files mean in resources.</summary>
[Description("Compare what two settings files mean in resources")]
internal sealed class DiffCommand(Session session) : AsyncCommand<DiffSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, DiffSettings settings)
    {
        var folder = Directory.CreateTempSubdirectory("dr-diff-").FullName;
        try
        {
            var (before, after) = (RequestOf(settings.Before, Path.Combine(folder, "before")), RequestOf(settings.After, Path.Combine(folder, "after")));
            var synthesizer = new Synthesizer(session);
            var change = DeploymentChange.Of(before.Title, await synthesizer.RunAsync(before), after.Title, await synthesizer.RunAsync(after));
            DiffReport.Write(session.Console, change);
            if (settings.JsonFile is { } file)
            {
                await File.WriteAllTextAsync(Path.Combine(session.CurrentFolder, file), JsonSerializer.Serialize(change, DeploymentChangeContext.Default.DeploymentChange) + "\n", session.Cancellation);
            }

            return ExitCode.Fine;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // No blueprint has a dot or a slash in its name.
    private SynthRequest RequestOf(string source, string outFolder) => SynthRequest.From(
        source.Contains('.', StringComparison.Ordinal) || source.Contains('/', StringComparison.Ordinal)
            ? new SynthSettings { SettingsFile = source, OutFolder = outFolder }
            : new SynthSettings { Blueprint = source, OutFolder = outFolder },
        session);
}
