using System.Text.Json;

namespace DrTerraform.Functions.Tests.Contract;

/// <summary>The description of the API, docs/api/openapi.json, as something that answers can be held against.</summary>
internal sealed class ApiDescription
{
    // What answers an address or a method that no operation describes.
    private static readonly Dictionary<int, string> Elsewhere = new() { [404] = "NoSuchAddress", [405] = "WrongMethod" };

    private readonly SchemaCheck _check;

    private ApiDescription(JsonElement root)
    {
        Root = root;
        _check = new SchemaCheck(root);
        Operations =
        [
            .. from path in root.GetProperty("paths").EnumerateObject()
               from operation in path.Value.EnumerateObject()
               select (operation.Name.ToUpperInvariant(), path.Name, operation.Value),
        ];
    }

    /// <summary>The description of this version of the project.</summary>
    public static ApiDescription Current { get; } = Read();

    /// <summary>The document.</summary>
    public JsonElement Root { get; }

    /// <summary>Every operation: the method in capitals, the path with its parameters, and what is said of it.</summary>
    public IReadOnlyList<(string Method, string Path, JsonElement Operation)> Operations { get; }

    /// <summary>Every error that is described: its code, status, the operation or "elsewhere", and its example.</summary>
    public IEnumerable<(string Code, int Status, string Operation, JsonElement Example)> Errors =>
        from response in Operations
            .SelectMany(operation => operation.Operation.GetProperty("responses").EnumerateObject().Select(response => (Status: int.Parse(response.Name), Name: $"{operation.Method} {operation.Path}", response.Value)))
            .Concat(Elsewhere.Select(response => (Status: response.Key, Name: "elsewhere", Value: Shared(response.Value))))
        where response.Status >= 400
        from example in ExamplesOf(response.Value)
        where example.Value.GetProperty("value").TryGetProperty("error", out _)
        select (example.Name, response.Status, response.Name, example.Value);

    /// <summary>The element itself, or the one that it refers to.</summary>
    public JsonElement Resolved(JsonElement element) => _check.Resolved(element);

    /// <summary>Examples of a request's or an answer's body by name.</summary>
    public IEnumerable<JsonProperty> ExamplesOf(JsonElement body) =>
        Resolved(body).TryGetProperty("content", out var content) && content.GetProperty("application/json").TryGetProperty("examples", out var examples)
            ? examples.EnumerateObject()
            : [];

    /// <summary>What is wrong with a body by the schema of a request or an answer.</summary>
    public IReadOnlyList<string> ProblemsOfBody(JsonElement described, JsonElement body) =>
        _check.Problems(Resolved(described).GetProperty("content").GetProperty("application/json").GetProperty("schema"), body);

    /// <summary>What the description does not say, or says otherwise, of a function's answer as it is given to API Gateway.</summary>
    public IReadOnlyList<string> Problems(string method, string path, ReadOnlyMemory<byte> answer)
    {
        using var json = JsonDocument.Parse(answer);
        var root = json.RootElement;
        return Problems(
            method,
            path,
            root.GetProperty("statusCode").GetInt32(),
            root.GetProperty("headers").EnumerateObject().ToDictionary(header => header.Name, header => header.Value.GetString()!),
            root.GetProperty("body").GetString()!);
    }

    /// <summary>What the description does not say, or says otherwise, of an answer.</summary>
    public IReadOnlyList<string> Problems(string method, string path, int status, IReadOnlyDictionary<string, string> headers, string body)
    {
        if (DescribedAnswer(method.ToUpperInvariant(), path, status) is not { } described)
        {
            return [$"{method} {path}: status {status} is not described"];
        }

        var ofHeaders =
            from header in described.TryGetProperty("headers", out var named) ? named.EnumerateObject().ToArray() : []
            from problem in headers.TryGetValue(header.Name, out var value)
                ? _check.Problems(header.Value.GetProperty("schema"), JsonSerializer.SerializeToElement(value), header.Name)
                : [$"the header {header.Name} is missing"]
            select problem;
        var ofBody = described.TryGetProperty("content", out _) ? ProblemsOfBody(described, JsonElement.Parse(body))
            : body.Length > 0 ? ["there is a body, and none is described"]
            : [];
        return [.. ofHeaders.Concat(ofBody).Select(problem => $"{method} {path} {status}: {problem}")];
    }

    private static ApiDescription Read()
    {
        using var stream = typeof(ApiDescription).Assembly.GetManifestResourceStream("openapi.json") ?? throw new InvalidOperationException("the description is not in this assembly");
        using var document = JsonDocument.Parse(stream);
        return new ApiDescription(document.RootElement.Clone());
    }

    private JsonElement? DescribedAnswer(string method, string path, int status)
    {
        var known = Operations.Where(operation => operation.Method == method && Fits(operation.Path, path)).ToArray();
        return known.Length == 0
            ? Elsewhere.TryGetValue(status, out var name) ? Shared(name) : null
            : known[0].Operation.GetProperty("responses").TryGetProperty($"{status}", out var described) ? Resolved(described) : null;
    }

    private JsonElement Shared(string name) => Root.GetProperty("components").GetProperty("responses").GetProperty(name);

    private static bool Fits(string template, string path)
    {
        var (expected, parts) = (template.Split('/'), path.Split('/'));
        return expected.Length == parts.Length && expected.Zip(parts).All(pair => pair.First == pair.Second || (pair.First.StartsWith('{') && pair.Second.Length > 0));
    }
}
