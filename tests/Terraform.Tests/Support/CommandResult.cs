namespace DrTerraform.Terraform.Tests.Support;

/// <summary>How a program ended and everything it said.</summary>
public sealed record CommandResult(int ExitCode, string Output, string Error)
{
    /// <summary>All of it, for the message of a failed assertion.</summary>
    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Error}";
}
