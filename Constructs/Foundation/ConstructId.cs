namespace DrTerraform.Constructs.Foundation;

/// <summary>Makes construct ids of the names that a list goes by.</summary>
internal static class ConstructId
{
    /// <summary><c>rpo-lag</c> is <c>RpoLag</c>, <c>database/name</c> is <c>DatabaseName</c>.</summary>
    public static string Of(string name) => string.Concat(name.Split('-', '/').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}
