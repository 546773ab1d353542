using DrTerraform.Cli.Synthesis;
using DrTerraform.Cli.Terraform;
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
          130    cancelled (Ctrl-C); children and emulator are stopped

        """;

    /// <summary>Closes the help of `dr` itself.</summary>
    public const string FirstCommands = """

        START HERE:
            ./dr plan aurora-failover
            ./dr test

        """;

    public async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var app = new CommandApp();
        app.Configure(Configure);
        try
        {
            var exitCode = await app.RunAsync(arguments);
            if (arguments.Count == 0 || arguments.Any(argument => argument is "--help" or "-h"))
            {
                session.Console.Profile.Out.Writer.Write(arguments.Count <= 1 ? FirstCommands + HelpFooter : HelpFooter);
            }

            return exitCode;
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
        catch (CommandAppException exception)
        {
            session.Error.WriteLine($"{exception.Message}\n'dr --help' lists the commands, 'dr COMMAND --help' the options of one.");
            return ExitCode.Usage;
        }
    }

    private void Configure(IConfigurator configurator)
    {
        configurator.SetApplicationName("dr");
        configurator.ConfigureConsole(session.Console);
        configurator.UseStrictParsing();
        configurator.PropagateExceptions();
        configurator.Settings.Registrar.RegisterInstance(session);

        configurator.AddCommand<SynthCommand>("synth")
            .WithExample(["synth", "aurora-failover"])
            .WithExample(["synth", "--settings", "my.json", "--set", "database.backupRetentionDays=14", "--out", "build/stacks"]);
        configurator.AddCommand<PlanCommand>("plan")
            .WithExample(["plan", "aurora-failover"])
            .WithExample(["plan", "--settings", "my.json", "--target", "aws"]);
    }
}
