using DrTerraform.Cli.Operations;
using DrTerraform.Cli.Processes;
using DrTerraform.Cli.Tools;
using Spectre.Console;

namespace DrTerraform.Cli;

/// <summary>Everything a command has of the world around it, so that a test can hand it another one.</summary>
internal sealed record Session
{
    public required ProjectTools Tools { get; init; }

    /// <summary>Variables this process was started with.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Where the operator stands: what relative paths on the command line mean.</summary>
    public required string CurrentFolder { get; init; }

    public required IAnsiConsole Console { get; init; }

    /// <summary>Standard error: problems go here as plain lines, so that they can be searched and are never wrapped.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Opens standard input, for the one command that reads it.</summary>
    public Func<Stream> Input { get; init; } = System.Console.OpenStandardInput;

    public required IProcessRunner Processes { get; init; }

    public ProjectFolders Folders => new(Tools.WorkFolder);

    /// <summary>The way to the regions of what is deployed.</summary>
    public IRegionSource Regions { get; init; } = new AwsRegions();

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Cancelled by Ctrl-C and by the signals that ask a process to end.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Cancelled when that is asked for a second time.</summary>
    public CancellationToken Insistence { get; init; }

    /// <summary>What a folder on the command line means.</summary>
    public string FullPath(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder, CurrentFolder));

    /// <summary>A path as the operator would type it from where they stand.</summary>
    public string Shown(string path)
    {
        var relative = Path.GetRelativePath(CurrentFolder, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>Runs work under a spinner where somebody watches, and under one plain line where nobody does (CI).</summary>
    public async Task<T> UnderWayAsync<T>(string title, Func<Task<T>> work)
    {
        if (Console.Profile.Capabilities.Interactive)
        {
            return await Console.Status().StartAsync(Markup.Escape(title), _ => work());
        }

        Console.WriteLine(title);
        return await work();
    }

    /// <summary>Tells what was found about a stack, and where all of it is.</summary>
    public void TellFindings(string title, IEnumerable<string> findings, string logFile)
    {
        Error.WriteLine(title);
        foreach (var finding in findings)
        {
            Error.WriteLine($"  {finding.Replace("\n", "\n  ", StringComparison.Ordinal)}");
        }

        Error.WriteLine($"  all of it: {Shown(logFile)}");
    }

    /// <summary>An empty folder for what a command's programs say.</summary>
    public string FreshLogsOf(string command)
    {
        var folder = Folders.LogsOf(command);
        Directory.Delete(folder, recursive: true);
        return Directory.CreateDirectory(folder).FullName;
    }

    /// <summary>Says at once, when the command is cancelled, why it does not end at once.</summary>
    public IDisposable TellWhenCancelled() => Cancellation.Register(() => Error.WriteLine(
        "ending after the stack that is under way, which may take minutes. Asked once more, Terraform drops it at once: what it is creating at that moment may be missing in its state"));
}
