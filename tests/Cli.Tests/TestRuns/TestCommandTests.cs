using DrTerraform.Cli.Processes;
using DrTerraform.Cli.Tests.Support;

namespace DrTerraform.Cli.Tests.TestRuns;

[TestFixture]
public sealed class TestCommandTests
{
    private TemporaryFolder _folder = null!;
    private World _world = null!;

    [SetUp]
    public void Start()
    {
        _world = new World();
        _folder = _world.Folder;
    }

    [TearDown]
    public void End() => _world.Dispose();

    [Test]
    [Property("Requirement", "X-10")]
    public async Task Results_of_all_projects_and_of_the_tools_are_summed_up_in_the_last_line()
    {
        Project("A.Tests", Trx("Passed", "Passed"));
        Project("B.Tests", Trx("Passed", "NotExecuted"));
        NodeTests("# pass 4\n# fail 0\n");

        (await RunAsync("test")).ShouldBe(ExitCode.Fine);

        LastLine.ShouldBe("7 passed, 0 failed, 1 skipped");
    }

    [Test]
    public async Task A_failed_test_exits_1_and_is_told()
    {
        Project("A.Tests", Trx("Passed", "Failed"));
        (await RunAsync("test")).ShouldBe(ExitCode.Findings);
        LastLine.ShouldBe("1 passed, 1 failed");
        _world.Error.ShouldContain("Test_1");
    }

    [Test]
    public async Task A_run_without_a_test_exits_1()
    {
        (await RunAsync("test")).ShouldBe(ExitCode.Findings);
        LastLine.ShouldBe("0 passed, 0 failed");
    }

    [Test]
    public async Task A_project_without_a_test_of_the_kind_is_no_failure()
    {
        Project("A.Tests", Trx("Passed"));
        Project("B.Tests", null);
        Project("C.Tests", Trx());
        (await RunAsync("test", "unit")).ShouldBe(ExitCode.Fine);
        LastLine.ShouldBe("1 passed, 0 failed");
        _world.Output.ShouldContain("B.Tests: nothing of this kind");
        _world.Output.ShouldContain("C.Tests: nothing of this kind");
    }

    [Test]
    public async Task A_run_that_breaks_without_a_result_counts_as_a_failure()
    {
        Project("A.Tests", Trx("Passed"));
        Project("B.Tests", null, exitCode: 1);
        (await RunAsync("test")).ShouldBe(ExitCode.Findings);
        LastLine.ShouldBe("1 passed, 1 failed");
    }

    [Test]
    public async Task A_result_of_an_earlier_run_is_not_taken_for_one_of_this()
    {
        Project("A.Tests", null);
        _folder.Write(".dr/test-results/A.Tests.trx", Trx("Passed"));
        (await RunAsync("test")).ShouldBe(ExitCode.Findings);
    }

    [TestCase("unit", "TestCategory!=Terraform&TestCategory!=Local&TestCategory!=Lifecycle&TestCategory!=Full&TestCategory!=Soak&TestCategory!=Integration")]
    [TestCase("terraform", "TestCategory=Terraform")]
    [TestCase("lifecycle", "TestCategory=Lifecycle")]
    [TestCase("soak", "TestCategory=Soak")]
    [TestCase("all", "TestCategory!=Full&TestCategory!=Soak&TestCategory!=Integration")]
    public async Task A_kind_is_a_filter(string kind, string filter)
    {
        Project("A.Tests", Trx("Passed"));
        await RunAsync("test", kind);
        Requests.ShouldHaveSingleItem().Arguments.TakeLast(2).ShouldBe(["--filter", filter]);
    }

    [Test]
    public async Task Integration_tests_get_the_outputs_and_the_way_to_the_emulator()
    {
        Project("A.Tests", Trx("Passed"));
        var outputs = _folder.Write("cdktf.out/outputs.json", """{ "target": "emulator", "endpoint": "http://127.0.0.1:5001" }""");
        (await RunAsync("test", "integration")).ShouldBe(ExitCode.Fine);
        var environment = Requests.ShouldHaveSingleItem().Environment;
        environment["DR_OUTPUTS"].ShouldBe(outputs);
        environment["AWS_ENDPOINT_URL"].ShouldBe("http://127.0.0.1:5001");
    }

    [Test]
    public async Task Integration_tests_against_aws_use_the_operators_credentials()
    {
        Project("A.Tests", Trx("Passed"));
        _folder.Write("applied/outputs.json", """{ "target": "aws", "endpoint": null }""");
        (await RunAsync("test", "integration", "--target", "aws", "--out", "applied")).ShouldBe(ExitCode.Fine);
        Requests.ShouldHaveSingleItem().Environment.Keys.ShouldAllBe(name => !name.StartsWith("AWS_", StringComparison.Ordinal));
    }

    [Test]
    public async Task Without_anything_applied_there_is_nothing_to_integrate_with()
    {
        (await RunAsync("test", "integration")).ShouldBe(ExitCode.Usage);
        _world.Error.ShouldContain("'dr up' writes it");
    }

    [Test]
    public async Task Outputs_of_another_target_are_refused()
    {
        _folder.Write("cdktf.out/outputs.json", """{ "target": "emulator", "endpoint": "http://127.0.0.1:5001" }""");
        (await RunAsync("test", "integration", "--target", "aws")).ShouldBe(ExitCode.Usage);
    }

    [Test]
    public async Task The_tests_of_the_tools_need_no_terraform()
    {
        Project("A.Tests", Trx("Passed"));
        NodeTests("# pass 4\n");
        await RunAsync("test", "terraform");
        Requests.ShouldAllBe(request => request.FileName != "node");
    }

    [Test]
    public async Task Tests_of_packages_are_not_ours()
    {
        Project("A.Tests", Trx("Passed"));
        _folder.Write("tools/bindings/node_modules/x/x.test.mjs", "");
        await RunAsync("test");
        Requests.ShouldAllBe(request => request.FileName != "node");
    }

    private readonly Dictionary<string, (string? Trx, int ExitCode)> _projects = [];
    private string _tap = "";
    private FakeProcesses _processes = null!;

    private IReadOnlyList<ProcessRequest> Requests => _processes.Requests;

    private string LastLine => _world.Output.TrimEnd('\n').Split('\n')[^1];

    private Task<int> RunAsync(params string[] arguments)
    {
        _processes = new FakeProcesses { Answer = Answer };
        return new DrCommandLine(_world.Session with { Processes = _processes }).RunAsync(arguments);
    }

    /// <summary>A test project whose run writes these results.</summary>
    private void Project(string name, string? trx, int exitCode = 0) =>
        _projects[_folder.Write($"tests/{name}/{name}.csproj", "<Project />")] = (trx, exitCode);

    private void NodeTests(string tap)
    {
        _folder.Write("tools/bindings/generate.test.mjs", "");
        _tap = tap;
    }

    private ProcessResult Answer(ProcessRequest request)
    {
        if (request.FileName == "node")
        {
            return new ProcessResult(0, _tap, "");
        }

        var (trx, exitCode) = _projects[request.Arguments[1]];
        if (trx is not null)
        {
            File.WriteAllText(request.Arguments.Single(argument => argument.StartsWith("trx;", StringComparison.Ordinal))["trx;LogFileName=".Length..], trx);
        }

        return new ProcessResult(exitCode, "", "");
    }

    private static string Trx(params string[] outcomes) =>
        $"""<TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>{string.Concat(outcomes.Select((outcome, index) => $"<UnitTestResult testName=\"Test_{index}\" outcome=\"{outcome}\" />"))}</Results></TestRun>""";
}
