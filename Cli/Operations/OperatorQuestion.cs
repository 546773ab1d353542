using Spectre.Console;

namespace DrTerraform.Cli.Operations;

/// <summary>Asks before something is changed that cannot be taken back by the next command.</summary>
internal static class OperatorQuestion
{
    /// <summary>Returns when the operator agrees; a <see cref="CommandException"/> otherwise.</summary>
    /// <param name="session">The command's world.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="agreed">Whether the operator has agreed beforehand.</param>
    /// <param name="flag">The option that agrees beforehand.</param>
    public static void Ask(Session session, string question, bool agreed, string flag)
    {
        if (agreed)
        {
            return;
        }

        if (!session.Console.Profile.Capabilities.Interactive)
        {
            throw new CommandException(ExitCode.Usage, $"nobody is there to be asked: {question} Give {flag} if that is meant; nothing was changed");
        }

        if (!session.Console.Confirm(Markup.Escape(question), defaultValue: false))
        {
            throw new CommandException(ExitCode.Usage, "nothing was changed");
        }
    }
}
