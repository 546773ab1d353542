namespace DrTerraform.Functions.ConfigSync;

/// <summary>A parameter of Parameter Store with its current value. The value is never printed.</summary>
/// <param name="Name">The full name, which begins with the prefix.</param>
/// <param name="Content">What is copied.</param>
/// <param name="Version">Counts up with each change in its region.</param>
/// <param name="ModifiedAt">When it was last changed in its region, by AWS's clock.</param>
/// <param name="Mark">Set when this is a copy of the other region's parameter that nobody has changed since.</param>
internal sealed record Parameter(string Name, ParameterContent Content, long Version, DateTimeOffset ModifiedAt, CopyMark? Mark)
{
    /// <summary>When a person or a program made this value: for a copy, when the original was made.</summary>
    public DateTimeOffset EditedAt => Mark?.EditedAt ?? ModifiedAt;

    /// <summary>Says which parameter it is without saying its value.</summary>
    public override string ToString() => $"{Name} version {Version}";
}
