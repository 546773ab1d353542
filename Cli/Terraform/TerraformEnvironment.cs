namespace DrTerraform.Cli.Terraform;

/// <summary>The variables Terraform runs with. The synthesized stacks know nothing of the emulator: it is reached by these alone.</summary>
internal static class TerraformEnvironment
{
    /// <summary>Changes to the operator's own variables; null removes one.</summary>
    public static IReadOnlyDictionary<string, string?> ForAws() => new Dictionary<string, string?>
    {
        ["CHECKPOINT_DISABLE"] = "1",
        ["TF_IN_AUTOMATION"] = "1",
    };

    /// <inheritdoc cref="ForAws"/>
    /// <remarks>
    /// Every AWS_* variable goes: with a profile, a session token or a configuration file left in place, a real credential
    /// would be sent to the emulator, or worse, a call to the real AWS. The two files AWS reads by default are named away too.
    /// </remarks>
    public static IReadOnlyDictionary<string, string?> ForEmulator(Uri endpoint, IEnumerable<string> operatorVariables)
    {
        var changes = operatorVariables.Where(IsOperatorsOwn).ToDictionary(name => name, string? (_) => null, StringComparer.Ordinal);
        foreach (var (name, value) in ForAws())
        {
            changes[name] = value;
        }

        changes["AWS_ENDPOINT_URL"] = endpoint.GetLeftPart(UriPartial.Authority);
        changes["AWS_ACCESS_KEY_ID"] = "test";
        changes["AWS_SECRET_ACCESS_KEY"] = "test";
        changes["AWS_EC2_METADATA_DISABLED"] = "true";
        changes["AWS_CONFIG_FILE"] = "/dev/null";
        changes["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null";
        return changes;
    }

    /// <summary>Left over from a session with an emulator, such a variable would send what is meant for AWS to this machine, or half of it.</summary>
    public static void RefuseLoopback(IReadOnlyDictionary<string, string> variables)
    {
        foreach (var (name, value) in variables.Where(variable => variable.Key.StartsWith("AWS_ENDPOINT_URL", StringComparison.Ordinal)))
        {
            if (Uri.TryCreate(value, UriKind.Absolute, out var address) && address.IsLoopback)
            {
                throw new CommandException(ExitCode.Usage, $"{name} is '{value}', which is this machine and not AWS: unset it, or leave out --target aws");
            }
        }
    }

    private static bool IsOperatorsOwn(string name) =>
        name.StartsWith("AWS_", StringComparison.Ordinal)
        || name.StartsWith("TF_CLI_ARGS", StringComparison.Ordinal)
        || name is "TF_DATA_DIR" or "TF_WORKSPACE";
}
