using DrTerraform.Cli.Operations;
using DrTerraform.Cli.Processes;
using DrTerraform.Cli.Synthesis;
using DrTerraform.Cli.Tools;
using Spectre.Console;

namespace DrTerraform.Cli.Tests.Support;

/// <summary>A project in a temporary folder with a synth app and a Terraform that answer as the real ones do, without being run.</summary>
internal sealed class World : IDisposable
{
    public const string NoDiagnostics = """{ "valid": true, "diagnostics": [] }""";

    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public World()
    {
        Folder.Write("Blueprints/aurora-failover.json", "{}");
        Folder.Write("Blueprints/dynamodb-weighted.json", "{}");
        Folder.Write("Blueprints/flagship.json", "{}");
        Folder.Write("Blueprints/aurora-failover.schema.json", "{}");
        Folder.Write("global.json", """{ "sdk": { "version": "10.0.100" } }""");
        Processes = new FakeProcesses { Answer = Answer };
        Tools = new ProjectTools
        {
            Root = Folder.Path,
            App = "/app/DrTerraform.dll",
            Terraform = "/tools/terraform",
            MotoServer = "/tools/moto_server",
        };
    }

    public TemporaryFolder Folder { get; } = new();

    public FakeProcesses Processes { get; }

    public ProjectTools Tools { get; set; }

    public Dictionary<string, string> Variables { get; } = [];

    public CancellationToken Cancellation { get; set; }

    /// <summary>The regions of what is deployed, where a test has some.</summary>
    public IRegionSource? Regions { get; set; }

    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>What somebody types when asked; null when nobody is there.</summary>
    public IReadOnlyList<string>? Answers { get; set; }

    /// <summary>What stands on standard input.</summary>
    public string Input { get; set; } = "";

    /// <summary>What the synth app writes: Terraform JSON by stack.</summary>
    public Dictionary<string, string> Stacks { get; set; } = new()
    {
        ["traffic"] = """{ "data": { "terraform_remote_state": { "global": {} } } }""",
        ["primary"] = """{ "resource": { "aws_vpc": { "main": {} }, "aws_subnet": { "a": {}, "b": {} } } }""",
        ["global"] = """{ "resource": { "aws_kms_key": { "data": {} } }, "data": { "aws_caller_identity": { "me": {} } }, "output": { "key": {} } }""",
    };

    /// <summary>What it writes instead when it is given this blueprint or settings file.</summary>
    public Dictionary<string, Dictionary<string, string>> StacksOf { get; } = [];

    /// <summary>What the synth app says about the order of the stacks.</summary>
    public string Manifest { get; set; } = """{ "stacks": { "traffic": { "dependencies": ["primary", "global"] }, "primary": { "dependencies": ["global"] }, "global": { "dependencies": [] } } }""";

    /// <summary>What the synth app puts beside a stack: content by stack and file.</summary>
    public Dictionary<(string Stack, string File), string> Assets { get; } = [];

    public ProcessResult AppResult { get; set; } = new(0, "", "");

    /// <summary>Answers of Terraform that differ from the usual ones, by stack and step.</summary>
    public Dictionary<(string Stack, string Step), ProcessResult> TerraformResults { get; } = [];

    /// <summary>Answers that differ from one time to the next.</summary>
    public Dictionary<(string Stack, string Step), Func<ProcessResult>> Terraforms { get; } = [];

    /// <summary>Answers of any other program, by its name.</summary>
    public Dictionary<string, ProcessResult> OtherResults { get; } = [];

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    /// <summary>The rows of the tables in the output, their cells joined by bars.</summary>
    public IReadOnlyList<string> Rows =>
        [.. Output.Split('\n').Where(line => line.StartsWith('│')).Select(line => string.Join('|', line.Split('│', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))];

    public string OutFolder => Folder["cdktf.out"];

    public Session Session
    {
        get
        {
            var console = Answers is { } answers
                ? new TypedConsole(_output, answers)
                : AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(_output) });
            console.Profile.Width = 160;
            return new Session
            {
                Tools = Tools,
                Variables = Variables,
                CurrentFolder = Folder.Path,
                Console = console,
                Error = _error,
                Processes = Processes,
                Cancellation = Cancellation,
                Regions = Regions ?? new AwsRegions(),
                Time = Time,
                Input = () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Input)),
            };
        }
    }

    /// <summary>Puts the project's real blueprints in the place of the empty ones.</summary>
    public void CopyBlueprints()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(ProjectRoot.Path, "Blueprints")))
        {
            File.Copy(file, Folder["Blueprints", Path.GetFileName(file)], overwrite: true);
        }
    }

    public Task<int> RunAsync(params string[] arguments) => new DrCommandLine(Session).RunAsync(arguments);

    /// <summary>The steps Terraform was asked for, as `stack step`.</summary>
    public IReadOnlyList<string> TerraformSteps =>
        [.. Processes.Requests.Where(IsTerraform).Select(request => $"{Path.GetFileName(request.WorkingFolder)} {request.Arguments[0]}")];

    public void Dispose() => Folder.Dispose();

    private ProcessResult Answer(ProcessRequest request) =>
        IsTerraform(request) ? Terraform(request)
        : request.Arguments.Contains("/app/DrTerraform.dll") ? Synthesize(request)
        : OtherResults.GetValueOrDefault(request.FileName, new ProcessResult(0, "", ""));

    private static bool IsTerraform(ProcessRequest request) => Path.GetFileName(request.FileName) == "terraform";

    private ProcessResult Synthesize(ProcessRequest request)
    {
        if (AppResult.ExitCode == 0)
        {
            var outFolder = request.Environment["CDKTF_OUTDIR"]!;
            foreach (var (stack, json) in StacksOf.GetValueOrDefault(request.Arguments[^1], Stacks))
            {
                Directory.CreateDirectory(Path.Combine(outFolder, "stacks", stack));
                File.WriteAllText(Path.Combine(outFolder, "stacks", stack, SynthesizedStacks.FileName), json);
            }

            foreach (var ((stack, file), content) in Assets)
            {
                File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(outFolder, "stacks", stack, "assets")).FullName, file), content);
            }

            File.WriteAllText(Path.Combine(outFolder, "manifest.json"), Manifest);
        }

        return AppResult;
    }

    private ProcessResult Terraform(ProcessRequest request)
    {
        var step = request.Arguments[0];
        if (Terraforms.TryGetValue((Path.GetFileName(request.WorkingFolder), step), out var answer))
        {
            return answer();
        }

        if (TerraformResults.TryGetValue((Path.GetFileName(request.WorkingFolder), step), out var result))
        {
            return result;
        }

        if (step == "init")
        {
            Directory.CreateDirectory(Path.Combine(request.WorkingFolder, ".terraform", "providers"));
            File.WriteAllText(Path.Combine(request.WorkingFolder, ".terraform.lock.hcl"), "");
        }

        return new ProcessResult(0, step switch
        {
            "validate" => NoDiagnostics,
            "show" => "{}",
            "plan" or "apply" or "destroy" => """{"@message":"Plan: 3 to add","type":"change_summary","changes":{"add":3,"change":0,"remove":0,"operation":"plan"}}""",
            _ => "",
        }, "");
    }
}
