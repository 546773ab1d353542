using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.DataAwsIamPolicyDocument;

namespace DrTerraform.Constructs.Foundation;

/// <summary>Renders IAM policy documents.</summary>
public static class PolicyDocument
{
    /// <summary>A policy of the given statements in the form that the settings ask for.</summary>
    /// <param name="scope">What holds the policy.</param>
    /// <param name="id">Id of the data source, where one is asked for.</param>
    /// <param name="placement">Where the policy is.</param>
    /// <param name="statements">The statements.</param>
    public static string Of(Construct scope, string id, Placement placement, params IEnumerable<Access> statements) => placement.Documents switch
    {
        PolicyDocumentForm.DataSource => new DataAwsIamPolicyDocument(scope, id, new DataAwsIamPolicyDocumentConfig
        {
            Provider = placement.Provider,
            Statement = statements.Select(Block).ToArray(),
        }).Json,
        _ => Of(statements),
    };

    /// <summary>A policy of the given statements as JSON. Tokens inside survive, so no data source, a read at every plan, is needed.</summary>
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

    private static DataAwsIamPolicyDocumentStatement Block(Access access) => new()
    {
        Sid = access.Sid,
        Effect = access.Deny ? "Deny" : "Allow",
        Principals = access.Who is { } who ? new[] { new DataAwsIamPolicyDocumentStatementPrincipals { Type = who.Kind, Identifiers = [.. who.Ids] } } : null,
        Actions = [.. access.Actions],
        Resources = access.Resources.Count > 0 ? [.. access.Resources] : null,
        Condition = (
            from test in access.Conditions
            from key in (Dictionary<string, object>)test.Value
            select new DataAwsIamPolicyDocumentStatementCondition { Test = test.Key, Variable = key.Key, Values = key.Value as string[] ?? [(string)key.Value] }).ToArray(),
    };

    private static object OneOrMany(IReadOnlyList<string> values) => values.Count == 1 ? values[0] : values;
}
