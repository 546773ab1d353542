namespace DrTerraform.Constructs.Foundation;

/// <summary>
/// One statement of an IAM policy. Rights are values: the owner of a resource offers them, the consumer lists them, and a role holds
/// exactly what is listed.
/// </summary>
/// <param name="Sid">Statement id: what the right is for, letters and digits only.</param>
/// <param name="Actions">IAM actions, without wildcard.</param>
/// <param name="Resources">ARNs.</param>
public sealed record Access(string Sid, IReadOnlyList<string> Actions, IReadOnlyList<string> Resources)
{
    /// <summary>Who is allowed, in a policy of a resource; null in a policy of a role.</summary>
    public Principal? Who { get; init; }

    /// <summary>Whether the statement denies what it lists.</summary>
    public bool Deny { get; init; }

    /// <summary>Conditions: operator, then key, then value (a string or a list of strings).</summary>
    public IReadOnlyDictionary<string, object> Conditions { get; init; } = new Dictionary<string, object>();

    /// <summary>Conditions of one operator.</summary>
    public Access When(string op, string key, params string[] values) => this with
    {
        Conditions = new Dictionary<string, object>(Conditions)
        {
            [op] = new Dictionary<string, object>(Conditions.TryGetValue(op, out var same) ? (Dictionary<string, object>)same : [])
            {
                [key] = values.Length == 1 ? values[0] : values,
            },
        },
    };
}

/// <summary>Who a statement of a resource's policy is about.</summary>
/// <param name="Kind"><c>AWS</c> or <c>Service</c>.</param>
/// <param name="Ids">ARNs, <c>*</c>, or names of services.</param>
public sealed record Principal(string Kind, params IReadOnlyList<string> Ids)
{
    /// <summary>Anybody; always narrowed by a condition.</summary>
    public static Principal Anybody { get; } = new("AWS", "*");

    /// <summary>AWS services.</summary>
    public static Principal Service(params IReadOnlyList<string> names) => new("Service", names);
}
