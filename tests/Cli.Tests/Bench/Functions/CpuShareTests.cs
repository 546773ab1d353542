using System.Diagnostics;
using System.Globalization;
using DrTerraform.Cli.Bench.Functions;
using DrTerraform.Cli.Tests.Support;

namespace DrTerraform.Cli.Tests.Bench.Functions;

[TestFixture]
public sealed class CpuShareTests
{
    private const string Group = "dr-bench-";

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void Start() => _folder = new TemporaryFolder();

    [TearDown]
    public void End() => _folder.Dispose();

    [TestCase(256, "14471 100000")]
    [TestCase(512, "28942 100000")]
    [TestCase(1024, "57885 100000")]
    public void The_second_version_is_told_quota_and_period(int megabytes, string limit)
    {
        Kernel($"{Name(megabytes)}/cpu.max");
        using var share = CpuShare.TryCreate(megabytes, _folder.Path).ShouldNotBeNull();
        File.ReadAllText(_folder[Name(megabytes), "cpu.max"]).ShouldBe(limit);
    }

    [Test]
    public void The_first_version_is_told_quota_and_period_in_files_of_their_own()
    {
        Kernel($"cpu/{Name(512)}/cpu.cfs_period_us");
        Kernel($"cpu/{Name(512)}/cpu.cfs_quota_us");
        using var share = CpuShare.TryCreate(512, _folder.Path).ShouldNotBeNull();
        new[] { "cpu.cfs_quota_us", "cpu.cfs_period_us" }.Select(file => File.ReadAllText(_folder["cpu", Name(512), file])).ShouldBe(["28942", "100000"]);
    }

    [Test]
    public void Where_the_kernel_limits_nothing_there_is_no_share() => CpuShare.TryCreate(512, _folder.Path).ShouldBeNull();

    [Test]
    public void A_share_that_could_not_be_made_leaves_nothing_behind()
    {
        CpuShare.TryCreate(512, _folder.Path);
        Directory.GetFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    [Test]
    public async Task A_program_enters_the_group_before_it_starts_and_keeps_its_arguments()
    {
        Kernel($"{Name(256)}/cpu.max");
        using var share = CpuShare.TryCreate(256, _folder.Path).ShouldNotBeNull();
        var command = share.Around(["/bin/sh", "-c", "echo \"$$ $1\"", "sh", "two words"]);
        using var process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true }).ShouldNotBeNull();
        var said = await process.StandardOutput.ReadToEndAsync();
        var entered = await File.ReadAllTextAsync(_folder[Name(256), "cgroup.procs"]);
        said.ShouldBe($"{entered.Trim()} two words\n");
    }

    private static string Name(int megabytes) => string.Create(CultureInfo.InvariantCulture, $"{Group}{Environment.ProcessId}-{megabytes}");

    // As the kernel does: its files are there as soon as the folder is.
    private void Kernel(string file) => _folder.Write(file, "");
}
