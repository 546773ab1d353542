namespace DrTerraform.Functions.Tests.Support;

/// <summary>What came in.</summary>
internal sealed record Received(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body);
