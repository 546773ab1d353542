namespace DrTerraform.Functions.Tests.Support;

/// <summary>What goes out.</summary>
internal sealed record Reply(int Status, string Body)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
