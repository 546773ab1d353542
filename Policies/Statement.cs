using System.IO.Enumeration;

namespace DrTerraform.Policies;

/// <summary>What a policy document is attached to, which decides what its wildcards mean.</summary>
internal enum DocumentKind
{
    /// <summary>Rights of a role or user.</summary>
    Identity,

    /// <summary>Who may take a role.</summary>
    Trust,

    /// <summary>Who may use the resource that carries the document.</summary>
    Resource,

    /// <summary>A key's policy: its resource is always the key itself.</summary>
    Key,

    /// <summary>An endpoint's policy: a ceiling that grants nothing.</summary>
    Ceiling,
}

/// <summary>One condition of a statement.</summary>
internal sealed record Condition(string Operator, string Key, IReadOnlyList<string> Values);

/// <summary>One statement of a policy document.</summary>
internal sealed record Statement(Resource Holder, DocumentKind Kind)
{
    public bool Allows { get; init; }

    public IReadOnlyList<string> Actions { get; init; } = [];

    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary><c>NotAction</c> and <c>NotResource</c>: everything but these.</summary>
    public IReadOnlyList<string> Negations { get; init; } = [];

    /// <summary>Principals as <c>kind:value</c>, e.g. <c>Service:lambda.amazonaws.com</c>; everybody is <c>AWS:*</c>.</summary>
    public IReadOnlyList<string> Principals { get; init; } = [];

    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    public bool Names(string action) => Actions.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, action));

    public Condition? On(string key) => Conditions.FirstOrDefault(condition => string.Equals(condition.Key, key, StringComparison.OrdinalIgnoreCase));
}
