using System.Text.RegularExpressions;
using System.Collections.Concurrent;
using DrTerraform.Settings.Tests.Corpus;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests;

/// <summary>The synth app as the process that <c>cdktf</c> and <c>dr</c> start.</summary>
[TestFixture]
public sealed partial class MainTests
{
    private static readonly Dictionary<string, string> Packages = new() { ["DR_FUNCTIONS"] = Path.GetDirectoryName(Some.Packages.PaymentWebhook)! };

    private readonly ConcurrentDictionary<string, SynthRun> _refused = new();

    // A process each, and most of its time goes into starting: a few at once.
    [OneTimeSetUp]
    public Task RunOnTheCorpus() => Parallel.ForEachAsync(
        SettingsCorpus.All,
        new ParallelOptions { MaxDegreeOfParallelism = 4 },
        async (broken, _) => _refused[broken.Name] = await SynthRun.WithoutNodeAsync(
            [.. broken.Sets.SelectMany(assignment => new[] { "--set", assignment })],
            new Dictionary<string, string>(broken.Environment) { ["DR_FUNCTIONS"] = Packages["DR_FUNCTIONS"] },
            broken.File));

    [TestCaseSource(typeof(SettingsCorpus), nameof(SettingsCorpus.All))]
    public void Broken_settings_are_refused_before_node_starts_with_every_line_that_helps_and_nothing_written(BrokenSettings broken)
    {
        var run = _refused[broken.Name];
        run.ExitCode.ShouldBe(2, run.Error);

        // A problem begins two places in; further ones belong to the line above.
        NewProblem().Split(run.Error.ReplaceLineEndings("\n").TrimEnd('\n')).Skip(1)
            .ShouldBe(broken.Expected.Select(line => line.Replace("{file}", Path.Combine(run.Folder, "settings.json"), StringComparison.Ordinal)));
        run.Written.ShouldBeEmpty();
        run.NodeWasStarted.ShouldBeFalse();
    }

    [Test]
    public void The_corpus_is_as_large_as_was_asked_for() => SettingsCorpus.All.Count.ShouldBeGreaterThanOrEqualTo(60);

    [Test]
    public async Task Missing_packages_are_told_with_the_command_that_builds_them()
    {
        using var empty = new ScratchFolder();

        var run = await SynthRun.WithoutNodeAsync([], new Dictionary<string, string> { ["DR_FUNCTIONS"] = empty.Path }, SettingsCorpus.Sound);

        run.ExitCode.ShouldBe(2, run.Error);
        run.Error.ShouldContain(empty.At("payment-webhook.zip"));
        run.Error.ShouldContain($"tools/publish-functions '{empty.Path}'");
        run.Written.ShouldBeEmpty();
        run.NodeWasStarted.ShouldBeFalse();
    }

    [Test]
    public async Task An_option_that_does_not_exist_is_refused()
    {
        var run = await SynthRun.WithoutNodeAsync(["--sets", "suffix=x"], Packages);

        run.ExitCode.ShouldBe(2, run.Error);
        run.Error.ShouldContain("--sets");
        run.NodeWasStarted.ShouldBeFalse();
    }

    [Test]
    public async Task Sound_settings_do_start_node_which_shows_that_the_stand_in_is_seen() =>
        (await SynthRun.WithoutNodeAsync([], Packages, SettingsCorpus.Sound)).NodeWasStarted.ShouldBeTrue();

    [Test]
    [Property("Requirement", "X-3")]
    public async Task A_blueprint_becomes_five_root_modules()
    {
        var run = await SynthRun.WithNodeAsync(["aurora-failover"], Packages);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Written.Where(file => file.EndsWith("cdk.tf.json", StringComparison.Ordinal))
            .ShouldBe(new[] { "backend", "global", "primary", "secondary", "traffic" }.Select(stack => Path.Combine("out", "stacks", stack, "cdk.tf.json")));
    }

    [GeneratedRegex("\n  (?! )")]
    private static partial Regex NewProblem();
}
