namespace DrTerraform.Local.Api;

/// <summary>An operation of the API.</summary>
/// <param name="Method">The method in capitals.</param>
/// <param name="Template">The path with <c>{parameters}</c>.</param>
/// <param name="Function">Name of the function that answers, as that of its package.</param>
/// <param name="NeedsCaller">Whether API Gateway asks for an IAM signature.</param>
public sealed record LocalRoute(string Method, string Template, string Function, bool NeedsCaller)
{
    /// <summary>The operations of a region, as its stack deploys them.</summary>
    public static IReadOnlyList<LocalRoute> All { get; } =
    [
        new("POST", "/payments", "payment-webhook", NeedsCaller: false),
        new("GET", "/payments/{id}", "payment-webhook", NeedsCaller: true),
        new("GET", "/sessions/{id}", "payment-webhook", NeedsCaller: true),
        new("PUT", "/sessions/{id}", "payment-webhook", NeedsCaller: true),
        new("DELETE", "/sessions/{id}", "payment-webhook", NeedsCaller: true),
        new("GET", "/health", "region-health", NeedsCaller: false),
        new("GET", "/standby", "region-health", NeedsCaller: false),
        new("GET", "/ready", "region-health", NeedsCaller: false),
    ];

    /// <summary>What stands at the place of each parameter; null when the path is another one.</summary>
    public IReadOnlyDictionary<string, string>? Match(string path)
    {
        var segments = Template.Split('/');
        var parts = path.Split('/');
        if (parts.Length != segments.Length || segments.Zip(parts).Any(pair => pair.First.StartsWith('{') ? pair.Second.Length == 0 : pair.First != pair.Second))
        {
            return null;
        }

        return segments.Zip(parts).Where(pair => pair.First.StartsWith('{')).ToDictionary(pair => pair.First[1..^1], pair => pair.Second);
    }
}
