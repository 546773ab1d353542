using DrTerraform.Settings;

namespace DrTerraform.Stacks;

/// <summary>What every root module says of Terraform itself: the version it needs and where its state is.</summary>
internal static class RootModule
{
    /// <summary>
    /// Declares the oldest Terraform that understands the stack, and the provider: write-only arguments came with 1.11, lock files in S3 with 1.10. What
    /// needs neither runs on 1.5.
    /// </summary>
    public static void RequireTerraform(TerraformStack stack, DrSettings settings)
    {
        stack.AddOverride("terraform.required_version", settings switch
        {
            { Secrets.Mode: SecretMode.WriteOnly } => ">= 1.11",
            { State.Lock: StateLock.S3 or StateLock.Both } => ">= 1.10",
            _ => ">= 1.5",
        });

        // The bindings would ask for exactly the version that they were made from.
        stack.AddOverride("terraform.required_providers.aws", new Dictionary<string, object> { ["source"] = "hashicorp/aws", ["version"] = "~> 5.0" });
    }

    /// <summary>Declares the S3 backend: one bucket, outside the primary region, and one key for each stack.</summary>
    public static void KeepStateInS3(TerraformStack stack, DrSettings settings, string name)
    {
        var names = StateNames(settings);
        _ = new S3Backend(stack, new S3BackendConfig
        {
            Bucket = names.Of(Named.State),
            Key = $"{name}.tfstate",
            Region = settings.StateRegion,
            Encrypt = true,
            DynamodbTable = settings.State.Lock is StateLock.S3 ? null : names.Of(Named.StateLock),
        });

        // CDKTF 0.21 has no property for it.
        if (settings.State.Lock is StateLock.S3 or StateLock.Both)
        {
            stack.AddOverride("terraform.backend.s3.use_lockfile", true);
        }
    }

    /// <summary>
    /// Takes the lock table out of the reading of another stack's state: reading takes no lock, and Terraform would warn of an argument
    /// that it has deprecated.
    /// </summary>
    public static void ReadStateWithoutLock(TerraformStack stack, IEnumerable<string> neighbours)
    {
        foreach (var neighbour in neighbours)
        {
            stack.AddOverride($"data.terraform_remote_state.cross-stack-reference-input-{neighbour}.config.dynamodb_table", null!);
        }
    }

    /// <summary>The label of the region that holds the state.</summary>
    public static string StateLabel(DrSettings settings) => settings.StateRegion == settings.Secondary.Region
        ? settings.Secondary.NameLabel
        : RegionSettings.ShortForm(settings.StateRegion);

    private static Names StateNames(DrSettings settings) => new(settings, StateLabel(settings));
}
