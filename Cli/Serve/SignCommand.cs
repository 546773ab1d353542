using System.ComponentModel;
using DrTerraform.Functions.Shared.Signing;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Serve;

/// <summary>`dr sign`: the value of the header that makes a webhook one of the payment provider's.</summary>
[Description("Print the X-Signature header's value for a webhook that is sent now")]
internal sealed class SignCommand(Session session) : AsyncCommand<SignSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, SignSettings settings)
    {
        var key = ReadKey(settings);
        using var body = new MemoryStream();
        await using (var source = Open(settings.Body))
        {
            await source.CopyToAsync(body, session.Cancellation);
        }

        session.Console.Profile.Out.Writer.WriteLine(WebhookSignature.HeaderFor(key, session.Time.GetUtcNow(), body.ToArray()));
        return ExitCode.Fine;
    }

    private string ReadKey(SignSettings settings)
    {
        var path = settings.KeyFile is { } named ? Path.Combine(session.CurrentFolder, named) : WebhookKeyFile.In(session.Folders.Serve);
        if (!File.Exists(path))
        {
            throw new CommandException(ExitCode.Usage, settings.KeyFile is { } missing
                ? $"--key-file is '{missing}', which does not exist: name a file that holds the webhook key"
                : "no 'dr serve' runs, whose key could be used: start one, or name a file with the webhook key in --key-file");
        }

        // An editor's newline at the end belongs to no key.
        var key = File.ReadAllText(path).TrimEnd('\r', '\n');
        return key.Length > 0 ? key : throw new CommandException(ExitCode.Usage, $"'{session.Shown(path)}' is empty: it must hold the webhook key");
    }

    private Stream Open(string? body)
    {
        if (body is null)
        {
            return session.Input();
        }

        var path = Path.Combine(session.CurrentFolder, body);
        return File.Exists(path)
            ? File.OpenRead(path)
            : throw new CommandException(ExitCode.Usage, $"the body '{body}' does not exist: name a file, or none to read standard input");
    }
}
