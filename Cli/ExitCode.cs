namespace DrTerraform.Cli;

/// <summary>What the shell and CI see of a command: part of the contract, documented in the help and in docs/cli.md.</summary>
internal static class ExitCode
{
    /// <summary>The command did what it was asked for.</summary>
    public const int Fine = 0;

    /// <summary>Something was found: a policy, a failed Terraform step, a failed test.</summary>
    public const int Findings = 1;

    /// <summary>The command line or the settings are wrong; nothing was written.</summary>
    public const int Usage = 2;

    /// <summary>A tool the command needs is missing or too old.</summary>
    public const int MissingTool = 3;

    /// <summary>Ctrl-C, or a signal that asks to end: 128 + SIGINT, as shells count.</summary>
    public const int Cancelled = 130;
}
