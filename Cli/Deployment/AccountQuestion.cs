using System.Text.Json;
using System.Text.Json.Nodes;
using DrTerraform.Cli.Processes;
using DrTerraform.Cli.Synthesis;
using DrTerraform.Cli.Terraform;
using Spectre.Console;

namespace DrTerraform.Cli.Deployment;

/// <summary>
/// Before anything is changed in AWS: whose account it is, and whether that is meant. The provider is asked, because it
/// finds credentials in every way that the deployment itself will.
/// </summary>
internal sealed class AccountQuestion(Session session, TargetAccess target, SynthesizedStacks stacks)
{
    private const string Stack = "account";

    /// <summary>Returns with the account when the operator agrees; a <see cref="CommandException"/> otherwise.</summary>
    /// <param name="intent">What will be done, as in "apply".</param>
    /// <param name="agreed">Whether the operator has agreed beforehand.</param>
    public async Task<string> AskAsync(string intent, bool agreed)
    {
        var account = await AccountAsync();
        RefuseOther(account, stacks.Account);
        session.Console.WriteLine($"account    {account}");
        session.Console.WriteLine($"regions    {string.Join(", ", stacks.Regions.Values.Distinct())}");
        session.Console.WriteLine($"resources  {stacks.Names.Sum(name => stacks.Summary(name).Resources)} in {stacks.Names.Count} stacks");
        if (agreed)
        {
            return account;
        }

        if (!session.Console.Profile.Capabilities.Interactive)
        {
            throw new CommandException(ExitCode.Usage, $"nobody is there to be asked whether to {intent} in account {account}: give --yes if that is meant; nothing was changed");
        }

        if (!session.Console.Confirm($"{intent} in this account?", defaultValue: false))
        {
            throw new CommandException(ExitCode.Usage, "nothing was changed");
        }

        return account;
    }

    /// <summary>The settings may name the account a deployment belongs to; then it goes nowhere else.</summary>
    public static void RefuseOther(string found, string? wanted)
    {
        if (wanted is not null && wanted != found)
        {
            throw new CommandException(ExitCode.Usage, $"the credentials belong to account {found}, the settings are for account {wanted}: use credentials of that account, or change 'account' in the settings; nothing was changed");
        }
    }

    private async Task<string> AccountAsync()
    {
        var folder = Directory.CreateDirectory(target.WorkFolderOf(Stack)).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "main.tf.json"), new JsonObject
        {
            ["terraform"] = new JsonObject { ["required_providers"] = RequiredProviders() },
            ["provider"] = new JsonObject { ["aws"] = new JsonObject { ["region"] = stacks.Regions.Values.First() } },
            ["data"] = new JsonObject { ["aws_caller_identity"] = new JsonObject { ["me"] = new JsonObject() } },
            ["output"] = new JsonObject { [Stack] = new JsonObject { ["value"] = "${data.aws_caller_identity.me.account_id}" } },
        }.ToJsonString());

        var init = await RunAsync(folder, "init", "-input=false", "-no-color");
        var plan = init.ExitCode == 0 ? await RunAsync(folder, "plan", "-json", "-input=false") : init;
        var messages = PlanMessages.Parse(plan.Output);
        return plan.ExitCode == 0 && messages.Outputs is { } outputs
            ? outputs.GetProperty(Stack).GetProperty("value").GetString()!
            : throw new CommandException(ExitCode.Findings, string.Join('\n', ["AWS does not say which account the credentials belong to; nothing was changed", .. StackTerraform.Said(messages.Diagnostics, plan)]));
    }

    private JsonNode? RequiredProviders() => JsonNode.Parse(stacks.Json(stacks.Names[0]).GetProperty("terraform").GetProperty("required_providers").GetRawText());

    private Task<ProcessResult> RunAsync(string folder, params string[] arguments) => session.Processes.RunAsync(
        new ProcessRequest(session.Tools.RequireTerraform(), arguments) { WorkingFolder = folder, Environment = target.Environment }, session.Cancellation);
}
