using DrTerraform.Cli.Terraform;

namespace DrTerraform.Cli.Tools;

/// <summary>Where the project and the tools it drives are: the contract with the entry script, which finds or prepares them.</summary>
internal sealed record ProjectTools
{
    /// <summary>The project's own folder.</summary>
    public required string Root { get; init; }

    /// <summary>The built synth app (DrTerraform.dll); null when the script found none, and so for every tool below.</summary>
    public string? App { get; init; }

    public string? Terraform { get; init; }

    /// <summary>Folder with Terraform providers, so that `terraform init` needs no network.</summary>
    public string? TerraformMirror { get; init; }

    public string? MotoServer { get; init; }

    /// <summary>The python that has moto: the one that runs its server.</summary>
    public string? MotoPython
    {
        get
        {
            if (MotoServer is not { } server || !File.Exists(server))
            {
                return null;
            }

            var firstLine = File.ReadLines(server).FirstOrDefault() ?? "";
            return firstLine.StartsWith("#!", StringComparison.Ordinal) && firstLine.Contains("python", StringComparison.Ordinal) && !firstLine.Contains(' ', StringComparison.Ordinal)
                ? firstLine[2..]
                : "python3";
        }
    }

    public string? Cdktf { get; init; }

    /// <summary>Folder with the functions' zips.</summary>
    public string? Functions { get; init; }

    /// <summary>Folder with PostgreSQL's programs.</summary>
    public string? Postgres { get; init; }

    /// <summary>Folder of everything the project makes for itself; ignored by git.</summary>
    public string WorkFolder => Path.Combine(Root, ".dr");

    public static ProjectTools From(IReadOnlyDictionary<string, string> variables, string currentFolder)
    {
        string? Read(string name) => variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

        return new ProjectTools
        {
            Root = Path.GetFullPath(Read("DR_ROOT") ?? currentFolder),
            App = Read("DR_APP"),
            Terraform = Read("DR_TERRAFORM"),
            TerraformMirror = Read("DR_TERRAFORM_MIRROR"),
            MotoServer = Read("DR_MOTO_SERVER"),
            Cdktf = Read("DR_CDKTF"),
            Functions = Read("DR_FUNCTIONS"),
            Postgres = Read("DR_POSTGRES"),
        };
    }

    public string RequireApp() => Required(App, "the synth app (DR_APP)", "start the command through the script ./dr, which builds it");

    public string RequireTerraform() => Required(Terraform, "terraform (DR_TERRAFORM)", "install Terraform 1.11 or later and put it on the PATH");

    public string RequireMotoServer() =>
        Required(MotoServer, "the AWS emulator moto_server (DR_MOTO_SERVER)", "run 'pip install -r emulator/requirements.txt', or give --target aws");

    public string RequireFunctions() => Required(Functions, "the folder with the published functions (DR_FUNCTIONS)", "start the command through the script ./dr, which publishes them");

    public string RequirePostgres() => Required(Postgres, "PostgreSQL (DR_POSTGRES)", "start the command through the script ./dr, which installs it");

    public string RequireMotoPython() =>
        MotoPython ?? throw new CommandException(ExitCode.MissingTool, $"{RequireMotoServer()} does not exist. 'dr doctor' lists every tool.");

    /// <summary>Before anything runs: the tools that a run of Terraform against a target takes.</summary>
    public void RequireFor(TerraformTarget target)
    {
        _ = RequireTerraform();
        if (target == TerraformTarget.Emulator)
        {
            _ = RequireMotoServer();
        }
    }

    private static string Required(string? tool, string name, string remedy) =>
        tool ?? throw new CommandException(ExitCode.MissingTool, $"{name} was not found: {remedy}. 'dr doctor' lists every tool.");
}
