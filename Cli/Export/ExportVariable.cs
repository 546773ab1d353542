using System.Text.RegularExpressions;

namespace DrTerraform.Cli.Export;

/// <summary>A Terraform variable that stands for a setting.</summary>
internal sealed record ExportVariable(string Name, string Value, string Description)
{
    /// <summary>How expressions refer to it.</summary>
    public string Reference => $"${{var.{Name}}}";

    /// <summary>A pattern that finds the value and remembers which variable it is.</summary>
    public string Pattern => $"(?<{Name}>{Regex.Escape(Value)})";
}
