using DrTerraform.Cli.Bench;
using DrTerraform.Cli.Tests.Support;

namespace DrTerraform.Cli.Tests.Bench;

[TestFixture]
public sealed class ProcessMemoryTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void Start()
    {
        _folder = new TemporaryFolder();
        Process(10, peak: 900, now: 500, children: "11 ");
        Process(11, peak: 300, now: 200, children: "12 13 ");
        Process(12, peak: 50, now: 40, children: "");
    }

    [TearDown]
    public void End() => _folder.Dispose();

    [Test]
    public void The_peak_is_that_of_the_process_alone() => Memory.PeakBytes(10).ShouldBe(900 * 1024);

    [Test]
    public void The_tree_is_what_all_its_processes_have_now_and_one_that_has_just_ended_has_nothing() => Memory.TreeBytes(10).ShouldBe((500 + 200 + 40) * 1024);

    [Test]
    public void A_process_that_is_gone_has_nothing() => Memory.PeakBytes(99).ShouldBe(0);

    private ProcessMemory Memory => new(_folder.Path);

    private void Process(int id, int peak, int now, string children)
    {
        _folder.Write($"{id}/status", $"Name:\tdotnet\nVmHWM:\t{peak,8} kB\nVmRSS:\t{now,8} kB\n");
        _folder.Write($"{id}/task/{id}/children", children);
    }
}
