using DrTerraform.Cli.Bench;
using DrTerraform.Cli.Bench.Functions;
using DrTerraform.Cli.Budget;
using DrTerraform.Cli.Cleaning;
using DrTerraform.Cli.Cost;
using DrTerraform.Cli.Comparison;
using DrTerraform.Cli.Deployment;
using DrTerraform.Cli.Doctor;
using DrTerraform.Cli.Drafting;
using DrTerraform.Cli.Export;
using DrTerraform.Cli.Operations;
using DrTerraform.Cli.Serve;
using DrTerraform.Cli.Synthesis;
using DrTerraform.Cli.Terraform;
using DrTerraform.Cli.TestRuns;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli;

/// <summary>The command line as a whole: which commands there are, and what becomes of an error.</summary>
internal sealed class DrCommandLine(Session session)
{
    /// <summary>Closes every help text.</summary>
    public const string HelpFooter = """

        EXIT CODES:
            0    fine
            1    findings: a policy, a failed Terraform step, a failed test
            2    wrong usage or invalid settings; nothing was written
            3    a needed tool is missing or too old (see dr doctor)
          130    cancelled (Ctrl-C); what was under way was ended in order

        """;

    /// <summary>Closes the help of `dr` itself.</summary>
    public const string FirstCommands = """

        START HERE:
            ./dr plan
            ./dr test

        """;

    public async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var execution = new ExecutionWitness();
        var app = new CommandApp();
        app.Configure(configurator => Configure(configurator, execution));
        try
        {
            var exitCode = await app.RunAsync(arguments);
            return execution.Happened || IsVersion(arguments) ? exitCode : EndHelp(arguments);
        }
        catch (OperationCanceledException) when (session.Cancellation.IsCancellationRequested)
        {
            session.Error.WriteLine("cancelled");
            return ExitCode.Cancelled;
        }
        catch (CommandException exception)
        {
            session.Error.WriteLine(exception.Message);
            return exception.ExitCode;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            session.Error.WriteLine(exception.Message);
            return ExitCode.Findings;
        }
        catch (CommandAppException exception)
        {
            session.Error.WriteLine($"{exception.Message}\n'dr --help' lists the commands, 'dr COMMAND --help' the options of one.");
            return ExitCode.Usage;
        }
    }

    private static bool IsVersion(IReadOnlyList<string> arguments) => arguments is ["--version" or "-v"];

    /// <summary>Help that was asked for is fine; help because a command is missing is an error.</summary>
    private int EndHelp(IReadOnlyList<string> arguments)
    {
        session.Console.Profile.Out.Writer.Write(arguments is [] or ["--help" or "-h"] ? FirstCommands + HelpFooter : HelpFooter);
        return arguments.Any(argument => argument is "--help" or "-h") ? ExitCode.Fine : ExitCode.Usage;
    }

    /// <summary>Declares every command.</summary>
    /// <param name="configurator">Takes them.</param>
    /// <param name="execution">Called between the parsing of a command line and its execution.</param>
    internal void Configure(IConfigurator configurator, ICommandInterceptor execution)
    {
        configurator.SetInterceptor(execution);
        configurator.SetApplicationName("dr");
        configurator.ConfigureConsole(session.Console);
        configurator.UseStrictParsing();
        configurator.PropagateExceptions();
        configurator.Settings.Registrar.RegisterInstance(session);

        configurator.AddCommand<PlanCommand>("plan")
            .WithExample(["plan", "aurora-failover"])
            .WithExample(["plan", "--settings", "my.json", "--target", "aws"]);
        configurator.AddCommand<UpCommand>("up")
            .WithExample(["up", "aurora-failover"])
            .WithExample(["up", "--settings", "my.json", "--target", "aws"]);
        configurator.AddCommand<DownCommand>("down")
            .WithExample(["down", "aurora-failover"]);
        configurator.AddCommand<StatusCommand>("status")
            .WithExample(["status", "--watch"])
            .WithExample(["status", "--target", "aws", "--json"]);
        configurator.AddCommand<SwitchoverCommand>("switchover")
            .WithExample(["switchover", "--target", "aws", "--reason", "game day"]);
        configurator.AddCommand<FailoverCommand>("failover")
            .WithExample(["failover", "--target", "aws", "--to", "us-west-2"]);
        configurator.AddCommand<ApproveCommand>("approve")
            .WithExample(["approve", "--target", "aws"]);
        configurator.AddCommand<PauseCommand>("pause")
            .WithExample(["pause", "--target", "aws", "--reason", "maintenance of us-east-1"]);
        configurator.AddCommand<ResumeCommand>("resume")
            .WithExample(["resume", "--target", "aws"]);
        configurator.AddCommand<SynthCommand>("synth")
            .WithExample(["synth", "aurora-failover", "--set", "database.backupRetentionDays=14"]);
        configurator.AddCommand<BudgetCommand>("budget")
            .WithExample(["budget", "aurora-failover", "--set", "dns.ttlSeconds=30"]);
        configurator.AddCommand<DiffCommand>("diff")
            .WithExample(["diff", "aurora-failover", "bank.json"]);
        configurator.AddCommand<CostCommand>("cost")
            .WithExample(["cost", "aurora-failover", "--set", "usage.payments=5000000"]);
        configurator.AddCommand<ExportCommand>("export")
            .WithExample(["export", "aurora-failover", "--out", "terraform"]);
        configurator.AddCommand<NewCommand>("new")
            .WithExample(["new"])
            .WithExample(["new", "--primary", "eu-west-1", "--secondary", "eu-central-1", "--domain", "pay.bank.com", "--suffix", "team1"]);
        configurator.AddCommand<ServeCommand>("serve")
            .WithExample(["serve", "--api", "http"]);
        configurator.AddCommand<SignCommand>("sign")
            .WithExample(["sign", "order.json"]);
        configurator.AddCommand<TestCommand>("test")
            .WithExample(["test", "unit"]);
        configurator.AddCommand<DoctorCommand>("doctor");
        configurator.AddBranch("bench", bench =>
        {
            bench.SetDescription("Measure what a synthesis and what the functions cost");
            bench.AddCommand<BenchFunctionsCommand>("functions").WithExample(["bench", "functions", "--json", "figures.json"]);
            bench.AddCommand<BenchSynthCommand>("synth").WithExample(["bench", "synth", "aurora-failover", "--runs", "9"]);
        });
        configurator.AddCommand<CleanCommand>("clean");
    }
}
