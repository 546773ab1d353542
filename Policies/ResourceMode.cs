namespace DrTerraform.Policies;

/// <summary>How Terraform treats a block.</summary>
public enum ResourceMode
{
    /// <summary>A <c>resource</c>, which Terraform creates and destroys.</summary>
    Managed,

    /// <summary>A <c>data</c> source, which it reads.</summary>
    Data,

    /// <summary>An <c>ephemeral</c> value, which it neither plans nor stores.</summary>
    Ephemeral,
}
