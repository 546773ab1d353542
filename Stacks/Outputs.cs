namespace DrTerraform.Stacks;

/// <summary>What a stack tells those who come after it.</summary>
internal static class Outputs
{
    /// <summary>Declares outputs under exactly the given names.</summary>
    public static void Publish(TerraformStack stack, IReadOnlyDictionary<string, object> values)
    {
        foreach (var (name, value) in values)
        {
            _ = new TerraformOutput(stack, name, new TerraformOutputConfig { Value = value });
        }
    }

    /// <summary>Declares an output that Terraform does not show.</summary>
    public static void PublishSensitive(TerraformStack stack, string name, object value) =>
        _ = new TerraformOutput(stack, name, new TerraformOutputConfig { Value = value, Sensitive = true });
}
