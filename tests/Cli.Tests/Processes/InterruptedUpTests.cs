using System.Diagnostics;
using DrTerraform.Cli.Processes;
using DrTerraform.Cli.Tests.Support;

namespace DrTerraform.Cli.Tests.Processes;

/// <summary>The real command as a process of its own, with a small script in place of Terraform, so that real signals reach it.</summary>
[TestFixture]
public sealed class InterruptedUpTests
{
    private const string Stack = """{ "provider": { "aws": [ { "alias": "primary", "region": "us-east-1" } ] }, "terraform": { "required_providers": { "aws": {} } } }""";

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void Start()
    {
        _folder = new TemporaryFolder();
        _folder.Write("Blueprints/flagship.json", "{}");
        _folder.Write("stack.json", Stack);
        _folder.Write("manifest.json", """{ "stacks": { "global": { "dependencies": [] }, "primary": { "dependencies": ["global"] } } }""");
        _folder.Write("account.json", """{"@message":"","type":"outputs","outputs":{"account":{"sensitive":false,"value":"111122223333"}}}""" + "\n");
        _folder.WriteScript("bin/dotnet", $$"""
            for stack in global primary; do mkdir -p $CDKTF_OUTDIR/stacks/$stack; cp {{_folder["stack.json"]}} $CDKTF_OUTDIR/stacks/$stack/cdk.tf.json; done
            cp {{_folder["manifest.json"]}} $CDKTF_OUTDIR/
            """);
        _folder.WriteScript("terraform", $$"""
            case $1 in
              init) mkdir -p .terraform/providers; touch .terraform.lock.hcl ;;
              plan) cat {{_folder["account.json"]}} ;;
              apply)
                trap 'echo interrupted > {{_folder["interrupted"]}}; exit 1' INT
                echo $$ > {{_folder["applying.new"]}}; mv {{_folder["applying.new"]}} {{_folder["applying"]}}
                while [ ! -f {{_folder["finish"]}} ]; do sleep 0.02; done
                basename $PWD >> {{_folder["applied"]}} ;;
            esac
            """);
    }

    [TearDown]
    public void End()
    {
        _folder.Write("finish", "");
        _folder.Dispose();
    }

    [Test]
    public async Task The_stack_under_way_is_finished_undisturbed_and_no_other_is_begun()
    {
        using var up = StartUp();
        await Eventually.HoldsAsync(() => File.Exists(_folder["applying"]));

        await SignalAsync(up.Id, "TERM");
        await ErrorSaysAsync(up, "ending after the stack that is under way");
        _folder.Write("finish", "");

        await up.WaitForExitAsync();
        up.ExitCode.ShouldBe(ExitCode.Cancelled);
        File.Exists(_folder["interrupted"]).ShouldBeFalse();
        File.ReadAllText(_folder["applied"]).ShouldBe("global\n");
    }

    [Test]
    public async Task Asked_once_more_Terraform_is_interrupted()
    {
        using var up = StartUp();
        await Eventually.HoldsAsync(() => File.Exists(_folder["applying"]));

        await SignalAsync(up.Id, "INT");
        await ErrorSaysAsync(up, "ending after the stack that is under way");
        await SignalAsync(up.Id, "INT");

        await up.WaitForExitAsync();
        up.ExitCode.ShouldBe(ExitCode.Cancelled);
        File.Exists(_folder["interrupted"]).ShouldBeTrue();
    }

    [Test]
    public async Task Terraform_survives_a_killed_dr_and_the_next_one_waits_for_it()
    {
        using (var killed = StartUp())
        {
            await Eventually.HoldsAsync(() => File.Exists(_folder["applying"]));
            killed.Kill();
            await killed.WaitForExitAsync();
        }

        RunningProcess.Exists(_folder["applying"]).ShouldBeTrue();
        var pid = (await File.ReadAllTextAsync(_folder["applying"])).Trim();
        using var next = StartUp();
        await OutputSaysAsync(next, $"waiting for the apply of global that an earlier command began (pid {pid})");
        _folder.Write("finish", "");

        await next.WaitForExitAsync();
        next.ExitCode.ShouldBe(ExitCode.Fine);
        File.ReadAllText(_folder["applied"]).ShouldBe("global\nglobal\nprimary\n");
    }

    private static Task ErrorSaysAsync(Process process, string words) => SaysAsync(process.StandardError, words);

    private static Task OutputSaysAsync(Process process, string words) => SaysAsync(process.StandardOutput, words);

    private static async Task SaysAsync(StreamReader from, string words)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await from.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.Contains(words, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"the command never said '{words}'");
    }

    private static async Task SignalAsync(int processId, string signal)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {processId}"]);
        await kill.WaitForExitAsync();
    }

    private Process StartUp() => Process.Start(new ProcessStartInfo(ExecutablePath.Find("dotnet", Environment.GetEnvironmentVariable("PATH"))!)
    {
        ArgumentList = { typeof(DrCommandLine).Assembly.Location, "up", "--target", "aws", "--yes" },
        WorkingDirectory = _folder.Path,
        RedirectStandardError = true,
        RedirectStandardOutput = true,
        Environment =
        {
            ["DR_ROOT"] = _folder.Path,
            ["DR_APP"] = "app.dll",
            ["DR_TERRAFORM"] = _folder["terraform"],
            ["PATH"] = $"{_folder["bin"]}:{Environment.GetEnvironmentVariable("PATH")}",
        },
    })!;
}
