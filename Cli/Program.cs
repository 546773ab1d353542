using System.Collections;
using DrTerraform.Cli;
using DrTerraform.Cli.Processes;
using DrTerraform.Cli.Tools;
using Spectre.Console;

// Wide enough for every table: where nobody watches, a wrapped line only hinders searching a log.
const int ColumnsInLogs = 160;

using var signals = new TerminationSignals();
var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "");
var watched = !Console.IsOutputRedirected;
var console = AnsiConsole.Create(new AnsiConsoleSettings
{
    Ansi = watched ? AnsiSupport.Detect : AnsiSupport.No,
    // Nobody answers through a pipe.
    Interactive = watched && !Console.IsInputRedirected ? InteractionSupport.Detect : InteractionSupport.No,
    Out = new AnsiConsoleOutput(Console.Out),
});
if (!watched)
{
    console.Profile.Width = ColumnsInLogs;
}

var currentFolder = Environment.CurrentDirectory;
return await new DrCommandLine(new Session
{
    Tools = ProjectTools.From(variables, currentFolder),
    Variables = variables,
    CurrentFolder = currentFolder,
    Console = console,
    Error = Console.Error,
    Processes = new ProcessRunner(),
    Cancellation = signals.Token,
    Insistence = signals.Insistent,
}).RunAsync(args);
