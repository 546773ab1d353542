using System.ComponentModel;
using DrTerraform.Local;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Serve;

/// <summary>`dr serve`: the API of one region on this machine, to send real requests to.</summary>
[Description("Run the published functions behind an HTTP listener, with a real PostgreSQL, until Ctrl-C")]
internal sealed class ServeCommand(Session session) : AsyncCommand<ServeSettings>
{
    private const string OtherRegion = "us-west-2";

    public override async Task<int> ExecuteAsync(CommandContext context, ServeSettings settings)
    {
        var python = session.Tools.RequireMotoPython();
        var options = new LocalSiteOptions
        {
            Aws = new Uri("http://127.0.0.1/"),
            PostgresPrograms = session.Tools.RequirePostgres(),
            Packages = session.Tools.RequireFunctions(),
            Kind = settings.Kind,
            Port = settings.Port,
            Instances = settings.Instances,
            Time = session.Time,
        };
        var logs = Path.Combine(session.FreshLogsOf("serve"), "functions.log");
        try
        {
            await using var log = new FunctionLog(logs);
            await using var aws = await session.UnderWayAsync("starting the AWS emulator", () => LocalAws.StartAsync(python, session.Tools.Root, session.Cancellation));
            await using var site = await session.UnderWayAsync(
                "starting PostgreSQL and the functions", () => LocalSite.StartAsync(options with { Aws = aws.Endpoint, Line = log.Write }, session.Cancellation));
            if (settings.Standby)
            {
                await site.Region.SetRoleAsync(OtherRegion, epoch: 2, "started as the standby", session.Cancellation);
            }

            using var key = WebhookKeyFile.Write(session.Folders.Serve, site.Region.WebhookKey);
            Tell(settings, site, logs);
            await UntilAskedToEndAsync();
        }
        catch (LocalException problem)
        {
            throw new CommandException(ExitCode.Findings, problem.Message);
        }

        session.Console.WriteLine("stopped; nothing is left running");
        return ExitCode.Fine;
    }

    // For a server, being told to stop is no failure.
    private async Task UntilAskedToEndAsync()
    {
        try
        {
            await Task.Delay(Timeout.Infinite, session.Cancellation);
        }
        catch (OperationCanceledException)
        {
            session.Console.WriteLine("stopping");
        }
    }

    private void Tell(ServeSettings settings, LocalSite site, string logs)
    {
        var address = site.Api.Address.ToString().TrimEnd('/');
        const string sign = "--aws-sigv4 aws:amz:us-east-1:execute-api --user local:local";

        // Plain lines: they are there to be copied, so none may be wrapped.
        session.Console.Profile.Out.Writer.WriteLine($$$"""

            {{{address}}} is {{{site.Region.Region}}}, {{{(settings.Standby ? "standing by" : "active")}}}, behind {{{(settings.Kind == Local.Api.ApiKind.Rest ? "a REST API" : "an HTTP API")}}}
            what the functions log: {{{session.Shown(logs)}}}

            In another terminal:

              curl -i {{{address}}}/health

              order='{"idempotency_key":"try-1","amount_minor":1999,"currency":"EUR","reference":"order 42","occurred_at":"2026-11-20T11:59:00Z"}'
              curl -i {{{address}}}/payments -H 'Content-Type: application/json' -H "X-Signature: $(printf %s "$order" | ./dr sign)" -d "$order"

              curl -i {{{address}}}/payments/ID {{{sign}}}
              curl -i -X PUT {{{address}}}/sessions/mine {{{sign}}} -H 'Content-Type: application/json' -H 'If-None-Match: *' -d '{"ttl_seconds":600,"data":{}}'
              curl -i {{{address}}}/sessions/mine {{{sign}}}

            Ctrl-C ends it all.
            """);
        session.Console.Profile.Out.Writer.Flush();
    }
}
