using Spectre.Console.Cli;

namespace DrTerraform.Cli.Doctor;

/// <summary>`dr doctor` takes no options.</summary>
internal sealed class DoctorSettings : CommandSettings;
