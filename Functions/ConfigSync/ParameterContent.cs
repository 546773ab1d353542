namespace DrTerraform.Functions.ConfigSync;

/// <summary>What two regions' parameters must have in common; which key encrypts it is each region's own.</summary>
/// <param name="Value">The value; never printed.</param>
/// <param name="Type"><c>String</c>, <c>StringList</c> or <c>SecureString</c>.</param>
/// <param name="Tier"><c>Standard</c>, <c>Advanced</c> or <c>Intelligent-Tiering</c>.</param>
/// <param name="DataType"><c>text</c> as a rule.</param>
internal sealed record ParameterContent(string Value, string Type, string Tier, string DataType)
{
    /// <summary>Says nothing of the value.</summary>
    public override string ToString() => $"{Type}, {Tier}, {DataType}";
}
