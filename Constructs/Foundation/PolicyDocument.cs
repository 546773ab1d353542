namespace DrTerraform.Constructs.Foundation;

/// <summary>Renders IAM policy documents. Tokens inside survive, so no data source (a read at every plan) is needed.</summary>
public static class PolicyDocument
{
    /// <summary>A policy of the given statements.</summary>
    public static string Of(params IEnumerable<Access> statements) =>
        TokenJson.Of(new Dictionary<string, object> { ["Version"] = "2012-10-17", ["Statement"] = statements.Select(Render) });

    private static Dictionary<string, object> Render(Access access)
    {
        var statement = new Dictionary<string, object>
        {
            ["Sid"] = access.Sid,
            ["Effect"] = access.Deny ? "Deny" : "Allow",
        };
        if (access.Who is { } who)
        {
            statement["Principal"] = new Dictionary<string, object> { [who.Kind] = OneOrMany(who.Ids) };
        }

        statement["Action"] = OneOrMany(access.Actions);
        if (access.Resources.Count > 0)
        {
            statement["Resource"] = OneOrMany(access.Resources);
        }

        if (access.Conditions.Count > 0)
        {
            statement["Condition"] = access.Conditions;
        }

        return statement;
    }

    private static object OneOrMany(IReadOnlyList<string> values) => values.Count == 1 ? values[0] : values;
}
