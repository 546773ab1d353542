using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Random.Password;
using HashiCorp.Cdktf.Providers.Random.Provider;

namespace DrTerraform.Constructs.Foundation;

/// <summary>What a <see cref="GeneratedPassword"/> is given.</summary>
public sealed record GeneratedPasswordProps
{
    /// <summary>The region whose Secrets Manager generates the value.</summary>
    public required Placement Placement { get; init; }

    /// <summary>How the value travels.</summary>
    public required SecretSettings Settings { get; init; }
}

/// <summary>A random value that nobody chose and, in write-only mode, no plan or state ever holds.</summary>
public sealed class GeneratedPassword : Construct
{
    // No punctuation: the value is put inside JSON, and RDS refuses / " @ and blanks.
    private const int Length = 32;

    /// <summary>Declares the value.</summary>
    public GeneratedPassword(Construct scope, string id, GeneratedPasswordProps props)
        : base(scope, id)
    {
        Generation = props.Settings.Generation;
        Value = props.Settings.Mode switch
        {
            SecretMode.WriteOnly => Ephemeral(id, props.Placement),
            _ => InState(),
        };
        IsWriteOnly = props.Settings.Mode == SecretMode.WriteOnly;
    }

    /// <summary>The value: an ephemeral token in write-only mode, which only write-only arguments accept.</summary>
    public string Value { get; }

    /// <summary>Whether the value may only go into write-only arguments.</summary>
    public bool IsWriteOnly { get; }

    /// <summary>Raising it makes AWS take the value anew.</summary>
    public int Generation { get; }

    // CDKTF has no class for ephemeral blocks.
    private string Ephemeral(string id, Placement placement)
    {
        TerraformStack.Of(this).AddOverride($"ephemeral.aws_secretsmanager_random_password.{id}", new Dictionary<string, object>
        {
            ["provider"] = $"aws.{placement.Alias}",
            ["password_length"] = Length,
            ["exclude_punctuation"] = true,
        });
        return $"${{ephemeral.aws_secretsmanager_random_password.{id}.random_password}}";
    }

    private string InState()
    {
        var stack = TerraformStack.Of(this);
        if (stack.Node.TryFindChild("Random") is null)
        {
            _ = new RandomProvider(stack, "Random");
        }

        return new Password(this, "Password", new PasswordConfig
        {
            Length = Length,
            Special = false,
            Keepers = new Dictionary<string, string> { ["generation"] = $"{Generation}" },
        }).Result;
    }
}
