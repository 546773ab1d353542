using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Synthesis;

/// <summary>Options of every command that is about one deployment's settings.</summary>
internal class DeploymentChoice : CommandSettings
{
    [CommandArgument(0, "[blueprint]")]
    [Description("One of the ready settings files under Blueprints/; without one, flagship")]
    public string? Blueprint { get; init; }

    [CommandOption("--settings <FILE>")]
    [Description("A settings file of your own instead of a blueprint")]
    public string? SettingsFile { get; init; }

    [CommandOption("--set <KEY=VALUE>")]
    [Description("Overrides one setting, e.g. database.backupRetentionDays=14; may be repeated")]
    public string[] Overrides { get; init; } = [];

    public override ValidationResult Validate()
    {
        if (Blueprint is not null && SettingsFile is not null)
        {
            return ValidationResult.Error($"give a blueprint ('{Blueprint}') or --settings ('{SettingsFile}'), not both");
        }

        var malformed = Overrides.FirstOrDefault(pair => pair.IndexOf('=', StringComparison.Ordinal) < 1);
        return malformed is null
            ? ValidationResult.Success()
            : ValidationResult.Error($"--set takes key=value, got '{malformed}'");
    }
}
