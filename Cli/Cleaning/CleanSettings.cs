using Spectre.Console.Cli;

namespace DrTerraform.Cli.Cleaning;

/// <summary>`dr clean` takes no options.</summary>
internal sealed class CleanSettings : CommandSettings;
