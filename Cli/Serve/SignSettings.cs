using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Serve;

/// <summary>Options of `dr sign`.</summary>
internal sealed class SignSettings : CommandSettings
{
    [CommandArgument(0, "[body]")]
    [Description("File with the body exactly as it will be sent; without it, standard input")]
    public string? Body { get; init; }

    [CommandOption("--key-file <FILE>")]
    [Description("File with the webhook key; without it, that of the 'dr serve' which runs. A key is never taken from the command line, where others could read it")]
    public string? KeyFile { get; init; }
}
