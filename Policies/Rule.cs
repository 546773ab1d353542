namespace DrTerraform.Policies;

/// <summary>A place where a rule does not hold.</summary>
internal readonly record struct Breach(string Address, string Message);

/// <summary>Makes policies out of the two kinds of rule: one that judges a resource alone, one that judges the deployment.</summary>
internal static class Rule
{
    /// <summary>A rule that says of each resource of some types what is wrong with it, or null.</summary>
    public static Policy Each(string id, string title, string because, string[] types, Func<Resource, string?> problem) =>
        new(id, title, because, deployment =>
            from type in types
            from resource in deployment.Resources(type)
            let message = problem(resource)
            where message is not null
            select new Finding(id, resource.Address, message));

    /// <summary>A rule that says of each resource of one type what is wrong with it, or null.</summary>
    public static Policy Each(string id, string title, string because, string type, Func<Resource, string?> problem) =>
        Each(id, title, because, [type], problem);

    /// <summary>A rule that has to see more than one resource.</summary>
    public static Policy Over(string id, string title, string because, Func<Deployment, IEnumerable<Breach>> breaches) =>
        new(id, title, because, deployment => breaches(deployment).Select(breach => new Finding(id, breach.Address, breach.Message)));

    /// <summary>The breach of a rule by a resource.</summary>
    public static Breach Breaks(this Resource resource, string message) => new(resource.Address, message);

    /// <summary>The breach of a rule by a stack as a whole.</summary>
    public static Breach Breaks(this Stack stack, string message) => new(stack.Name, message);

    /// <summary>A list for a message.</summary>
    public static string Listed(this IEnumerable<string> words) => string.Join(", ", words.Distinct().Order(StringComparer.Ordinal));
}
