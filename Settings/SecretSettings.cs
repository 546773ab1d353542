namespace DrTerraform.Settings;

/// <summary>How generated secrets reach AWS.</summary>
public sealed record SecretSettings
{
    /// <summary>Whether the values pass through Terraform's state.</summary>
    public SecretMode Mode { get; init; } = SecretMode.WriteOnly;

    /// <summary>Counts the generations of the secrets: raising it makes the next apply generate and set new ones.</summary>
    [AllowedRange(1, int.MaxValue)]
    public int Generation { get; init; } = 1;
}

/// <summary>How a generated secret is handed to AWS.</summary>
public enum SecretMode
{
    /// <summary>Ephemeral value into write-only arguments: never in plan or state. Needs Terraform 1.11.</summary>
    WriteOnly,

    /// <summary>The random provider's <c>random_password</c>: works from Terraform 1.5 on, but the value is in the state file.</summary>
    Random,
}
