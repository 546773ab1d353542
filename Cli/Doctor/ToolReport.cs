namespace DrTerraform.Cli.Doctor;

/// <summary>One tool as the doctor found it.</summary>
internal sealed record ToolReport(string Tool, string? Found, string Needed, ToolStatus Status, string Advice);
