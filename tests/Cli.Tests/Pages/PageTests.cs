using System.Text.RegularExpressions;
using DrTerraform.Cli.Tests.Support;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Tests.Pages;

/// <summary>The README, the pages in docs/ and the runbooks: a command that does not exist is found out at night at the latest; here it is found before.</summary>
[TestFixture]
public sealed partial class PageTests
{
    /// <summary>Every command of ours on a page, whether it stands in a block or in a sentence.</summary>
    public static IReadOnlyList<string> Commands { get; } =
    [
        .. Pages().SelectMany(page => Block().Matches(page.Text).SelectMany(block => block.Groups["lines"].Value.Split('\n'))
            .Concat(Inline().Matches(page.Text).Select(span => span.Groups["command"].Value)))
            .Select(line => Remark().Replace(line, "").Trim())
            // The entry script does that by itself.
            .Where(line => Ours().IsMatch(line) && line != "./dr build")
            .Distinct(),
    ];

    public static IReadOnlyList<string> Links { get; } = [.. Pages().SelectMany(page => Link().Matches(page.Text).Select(link => $"{page.Name} -> {link.Groups["to"].Value}")).Distinct()];

    [TestCase("region-loss")]
    [TestCase("database-corruption")]
    [TestCase("partition")]
    [TestCase("false-alarm")]
    [TestCase("failback")]
    [TestCase("game-day")]
    [Property("Requirement", "C-DOC-1")]
    [Property("Requirement", "X-10")]
    public void There_is_a_runbook_with_commands_for(string situation)
    {
        var (_, text) = Pages().Single(page => page.Name == $"docs/runbooks/{situation}.md");
        Block().Matches(text).SelectMany(block => block.Groups["lines"].Value.Split('\n')).ShouldContain(line => Ours().IsMatch(line.Trim()));
    }

    [TestCaseSource(nameof(Commands))]
    public async Task A_command_on_a_page_is_understood(string command) => (await ParseAsync(command)).ShouldBeNull();

    [Test]
    public void There_are_commands_to_check() => Commands.Count.ShouldBeGreaterThan(20);

    [TestCase("./dr promote bank")]
    [TestCase("./dr failover bank --force")]
    [TestCase("./dr failover bank --to")]
    [TestCase("./dr status bank --target gcp")]
    [TestCase("./dr switchover bank stray")]
    public async Task A_command_that_the_command_line_does_not_know_is_found(string command) => (await ParseAsync(command)).ShouldNotBeNull();

    [TestCaseSource(nameof(Links))]
    public void A_link_leads_somewhere(string link)
    {
        var (page, to) = (link.Split(" -> ")[0], link.Split(" -> ")[1].Split('#'));
        var target = Path.Combine(ProjectRoot.Path, to[0].Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, to[0]));
        Path.Exists(target).ShouldBeTrue(link);
        if (to.Length == 2)
        {
            Headings(File.ReadAllText(target)).ShouldContain(to[1]);
        }
    }

    [Test]
    public void The_README_names_every_blueprint() => Blueprints.Where(name => !Text("README.md").Contains($"| `{name}` |", StringComparison.Ordinal)).ShouldBeEmpty();

    [Test]
    public void A_setting_in_a_runbook_exists()
    {
        var keys = Text("docs/settings.md");
        Pages().Where(page => page.Name.StartsWith("docs/runbooks/", StringComparison.Ordinal)).SelectMany(page => Setting().Matches(page.Text).Select(setting => setting.Groups["key"].Value)).Distinct()
            .Where(key => !keys.Contains($"| `{key}` |", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    /// <summary>Parses as the command line does, up to the execution. Null when the command is understood, otherwise what is wrong.</summary>
    private static async Task<string?> ParseAsync(string command)
    {
        using var world = new World();
        var parsed = new Parsed();
        var app = new CommandApp();
        app.Configure(configurator => new DrCommandLine(world.Session).Configure(configurator, parsed));
        try
        {
            await app.RunAsync(Words().Matches(command).Skip(1).Select(word => word.Value.Trim('"')));
        }
        catch (Exception exception) when (exception is CommandAppException or UnderstoodException)
        {
            return exception is UnderstoodException ? parsed.Problem : exception.Message;
        }

        return parsed.Problem ?? "no command was reached";
    }

    private static IEnumerable<string> Blueprints => Directory.EnumerateFiles(Path.Combine(ProjectRoot.Path, "Blueprints"), "*.json")
        .Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => !name.EndsWith(".schema", StringComparison.Ordinal));

    private static string Text(string page) => File.ReadAllText(Path.Combine(ProjectRoot.Path, page));

    private static IEnumerable<(string Name, string Text)> Pages() => new[] { "README.md" }
        .Concat(new[] { "docs", "docs/runbooks" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(ProjectRoot.Path, folder), "*.md").Order(StringComparer.Ordinal)
            .Select(file => $"{folder}/{Path.GetFileName(file)}")))
        .Select(page => (page, Text(page)));

    // As hosts of Markdown make anchors.
    private static IEnumerable<string> Headings(string text) => Heading().Matches(text).Select(heading => NoAnchor().Replace(heading.Groups["title"].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex("```sh\n(?<lines>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@" +#.*$")]
    private static partial Regex Remark();

    [GeneratedRegex("(?<!`)`(?<command>[^`\n]+)`(?!`)")]
    private static partial Regex Inline();

    [GeneratedRegex(@"^(\./)?dr [a-z]")]
    private static partial Regex Ours();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Words();

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^a-z0-9 \-]")]
    private static partial Regex NoAnchor();

    [GeneratedRegex(@"(?<key>\b(failover|dns|database|secrets|objectives|usage)\.[a-z][A-Za-z]+)\b(?!\.)")]
    private static partial Regex Setting();

    private sealed class UnderstoodException : Exception;

    /// <summary>Stands between parsing and execution, so that nothing is executed.</summary>
    private sealed class Parsed : ICommandInterceptor
    {
        public string? Problem { get; private set; }

        public void Intercept(CommandContext context, CommandSettings settings)
        {
            Problem = settings.Validate() is { Successful: false } wrong ? wrong.Message : null;
            throw new UnderstoodException();
        }
    }
}
