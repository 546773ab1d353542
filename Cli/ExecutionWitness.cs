using Spectre.Console.Cli;

namespace DrTerraform.Cli;

/// <summary>Knows whether a command was run; if not, help was shown.</summary>
internal sealed class ExecutionWitness : ICommandInterceptor
{
    public bool Happened { get; private set; }

    /// <inheritdoc/>
    public void Intercept(CommandContext context, CommandSettings settings) => Happened = true;
}
