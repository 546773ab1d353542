using System.Collections.ObjectModel;

namespace DrTerraform.Functions.Shared.Http;

/// <summary>An HTTP request, free of the form in which API Gateway delivered it.</summary>
public sealed record ApiRequest
{
    /// <summary>The method in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>The path without stage and query, not decoded.</summary>
    public required string Path { get; init; }

    /// <summary>The headers; a header sent several times has its values joined by commas. Names ignore case.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body's bytes as the client sent them.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>ARN of the IAM identity whose signature API Gateway has verified (authorization AWS_IAM); null on a route that is open.</summary>
    public string? CallerArn { get; init; }

    /// <summary>What stands in the path at the places the route names, e.g. <c>id</c>. Filled by the router.</summary>
    public IReadOnlyDictionary<string, string> PathParameters { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The value of a header, or null.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
