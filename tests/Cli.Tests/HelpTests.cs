using DrTerraform.Cli.Tests.Support;

namespace DrTerraform.Cli.Tests;

[TestFixture]
public sealed class HelpTests
{
    /// <summary>Every command with its own help; the empty one is `dr` itself.</summary>
    public static readonly string[] Commands = ["", "plan", "up", "down", "synth", "export", "diff", "budget", "cost", "new", "serve", "sign", "test", "doctor", "bench", "bench functions", "bench synth", "clean", "status", "switchover", "failover", "approve", "pause", "resume"];

    [TestCaseSource(nameof(Commands))]
    public async Task Help_is_the_approved_one(string command)
    {
        var help = await HelpAsync(command);
        var approved = Path.Combine(ProjectRoot.Path, "tests/Cli.Tests/Expectations/Help", $"{$"dr {command}".Trim().Replace(' ', '-')}.txt");
        if (ProjectRoot.UpdatesDocs)
        {
            await File.WriteAllTextAsync(approved, help);
        }

        help.ShouldBe(await File.ReadAllTextAsync(approved), $"if the change is meant, DR_UPDATE_DOCS=1 rewrites {approved}");
    }

    [Test]
    public async Task Help_in_the_documentation_is_the_real_one()
    {
        var path = Path.Combine(ProjectRoot.Path, "docs/cli.md");
        var written = await File.ReadAllTextAsync(path);
        var real = written;
        foreach (var command in Commands)
        {
            real = ReplaceBlock(real, $"dr {command}".Trim(), await HelpAsync(command));
        }

        if (ProjectRoot.UpdatesDocs)
        {
            await File.WriteAllTextAsync(path, real);
        }

        real.ShouldBe(await File.ReadAllTextAsync(path), "DR_UPDATE_DOCS=1 rewrites docs/cli.md");
    }

    [TestCase("./dr plan")]
    [TestCase("./dr test")]
    public async Task Help_shows_the_two_commands_to_start_with(string command) => (await HelpAsync("")).ShouldContain(command);

    [Test]
    public async Task Without_a_command_the_help_is_shown_and_the_exit_code_says_usage()
    {
        using var world = new World();
        (await world.RunAsync()).ShouldBe(ExitCode.Usage);
        world.Output.ShouldContain("COMMANDS:");
    }

    [Test]
    public async Task A_group_without_its_command_is_a_usage_error()
    {
        using var world = new World();
        (await world.RunAsync("bench")).ShouldBe(ExitCode.Usage);
    }

    private static async Task<string> HelpAsync(string command)
    {
        using var world = new World();
        (await world.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"])).ShouldBe(ExitCode.Fine);
        // Spectre pads the lines of a list to one width.
        return string.Join('\n', world.Output.Trim().Split('\n').Select(line => line.TrimEnd())) + "\n";
    }

    private static string ReplaceBlock(string document, string command, string help)
    {
        var opening = $"```text\n$ {command} --help\n";
        var start = document.IndexOf(opening, StringComparison.Ordinal);
        start.ShouldBeGreaterThan(0, $"docs/cli.md has no block that opens with '$ {command} --help'");
        var end = document.IndexOf("```\n", start + opening.Length, StringComparison.Ordinal);
        return string.Concat(document.AsSpan(0, start), opening, help, document.AsSpan(end));
    }
}
