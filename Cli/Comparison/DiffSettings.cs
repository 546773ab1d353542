using System.ComponentModel;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Comparison;

/// <summary>Options of `dr diff`.</summary>
internal sealed class DiffSettings : CommandSettings
{
    [CommandArgument(0, "<before>")]
    [Description("A blueprint, or the path of a settings file")]
    public required string Before { get; init; }

    [CommandArgument(1, "<after>")]
    [Description("The one to compare with it")]
    public required string After { get; init; }

    [CommandOption("--json <FILE>")]
    [Description("Also writes every difference, and none left out, to this file")]
    public string? JsonFile { get; init; }
}
