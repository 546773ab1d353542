using System.Diagnostics;

namespace DrTerraform.Terraform.Tests.Support;

/// <summary>The project as somebody uses it who has just cloned it: by its entry script and by the tools CDKTF knows.</summary>
public static class Project
{
    /// <summary>The stacks of system A, in the order in which they are applied.</summary>
    public static readonly string[] Stacks = ["backend", "global", "primary", "secondary", "traffic"];

    // A first run builds the bindings and downloads a provider; a hang must still end before CI's own limit.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    public static string Root { get; } = FindRoot();

    /// <summary>Runs `./dr` from a folder, as a person would: with the tools they named, without settings they may have overridden.</summary>
    /// <param name="workingFolder">The folder.</param>
    /// <param name="arguments">What the person types.</param>
    /// <param name="environment">Variables besides those of this process.</param>
    /// <param name="root">The work tree whose `./dr` it is; null for the one that the tests run in.</param>
    public static Task<CommandResult> DrAsync(string workingFolder, string[] arguments, Dictionary<string, string>? environment = null, string? root = null) =>
        RunAsync(Path.Combine(root ?? Root, "dr"), arguments, workingFolder, environment ?? [], "DR__");

    /// <summary>Runs another tool in the project's folder. It finds nothing of what `./dr` tells its children.</summary>
    public static Task<CommandResult> ToolAsync(string program, string[] arguments, Dictionary<string, string> environment) =>
        RunAsync(program, arguments, Root, environment, "DR_");

    /// <summary>Runs Terraform in a folder, without the caller's way to the real AWS.</summary>
    public static Task<CommandResult> TerraformAsync(string folder, string[] arguments, Dictionary<string, string> environment) =>
        RunAsync(Tool("DR_TERRAFORM", "Terraform"), arguments, folder, environment, "AWS_");

    /// <summary>A tool that `./dr` finds or installs. Fails rather than skips: a skipped test proves nothing to those who read "passed".</summary>
    public static string Tool(string variable, string name)
    {
        var path = Environment.GetEnvironmentVariable(variable);
        path.ShouldNotBeNullOrEmpty($"{name} is missing: run this by './dr test', which finds or installs it");
        return path;
    }

    private static async Task<CommandResult> RunAsync(string program, string[] arguments, string workingFolder, Dictionary<string, string> environment, string withoutPrefix)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = workingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith(withoutPrefix, StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'{program} {string.Join(' ', arguments)}' did not end within {Limit.TotalMinutes:0} minutes");
        }

        return new CommandResult(process.ExitCode, await output, await error);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DrTerraform.csproj")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"no DrTerraform.csproj above {AppContext.BaseDirectory}");
        }

        return folder.FullName;
    }
}
