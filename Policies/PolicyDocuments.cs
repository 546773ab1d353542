using System.Text.Json;

namespace DrTerraform.Policies;

/// <summary>A policy document of a resource, read before anything exists.</summary>
internal sealed record PolicyDocument(Resource Holder, bool Readable, IReadOnlyList<Statement> Statements);

/// <summary>Finds and reads policy documents: JSON texts with Terraform templates in them, or <c>aws_iam_policy_document</c> sources.</summary>
internal static class PolicyDocuments
{
    private static readonly (string Type, string Argument, DocumentKind Kind)[] Places =
    [
        ("aws_iam_role", "assume_role_policy", DocumentKind.Trust),
        ("aws_iam_role", "inline_policy.policy", DocumentKind.Identity),
        ("aws_iam_role_policy", "policy", DocumentKind.Identity),
        ("aws_iam_policy", "policy", DocumentKind.Identity),
        ("aws_kms_key", "policy", DocumentKind.Key),
        ("aws_kms_key_policy", "policy", DocumentKind.Key),
        ("aws_vpc_endpoint", "policy", DocumentKind.Ceiling),
        ("aws_s3_bucket_policy", "policy", DocumentKind.Resource),
        ("aws_sqs_queue", "policy", DocumentKind.Resource),
        ("aws_sqs_queue_policy", "policy", DocumentKind.Resource),
        ("aws_sns_topic", "policy", DocumentKind.Resource),
        ("aws_sns_topic_policy", "policy", DocumentKind.Resource),
        ("aws_secretsmanager_secret", "policy", DocumentKind.Resource),
        ("aws_secretsmanager_secret_policy", "policy", DocumentKind.Resource),
        ("aws_cloudwatch_event_bus_policy", "policy", DocumentKind.Resource),
        ("aws_cloudwatch_log_resource_policy", "policy_document", DocumentKind.Resource),
        ("aws_backup_vault_policy", "policy", DocumentKind.Resource),
        ("aws_dynamodb_resource_policy", "policy", DocumentKind.Resource),
        ("aws_api_gateway_rest_api", "policy", DocumentKind.Resource),
        ("aws_api_gateway_rest_api_policy", "policy", DocumentKind.Resource),
    ];

    public static IEnumerable<PolicyDocument> Of(Deployment deployment) =>
        from place in Places
        from holder in deployment.Resources(place.Type)
        let text = holder.Text(place.Argument)
        where text is not null
        select Read(holder, place.Kind, text);

    private static PolicyDocument Read(Resource holder, DocumentKind kind, string text)
    {
        if (JsonReading.Json(text) is { ValueKind: JsonValueKind.Object } json)
        {
            return new(holder, true, [.. json.Blocks("Statement").Select(statement => FromJson(holder, kind, statement))]);
        }

        return holder.Target(text) is { Type: "aws_iam_policy_document" } source
            ? new(holder, true, [.. source.Blocks("statement").Select(statement => FromSource(holder, kind, statement))])
            : new(holder, false, []);
    }

    private static Statement FromJson(Resource holder, DocumentKind kind, JsonElement statement) => new(holder, kind)
    {
        Allows = statement.Text("Effect") == "Allow",
        Actions = statement.Texts("Action"),
        Resources = statement.Texts("Resource"),
        Negations = [.. statement.Texts("NotAction"), .. statement.Texts("NotResource"), .. statement.Texts("NotPrincipal")],
        Principals = statement.Text("Principal") is { } anybody
            ? [$"AWS:{anybody}"]
            : [.. statement.Members("Principal").SelectMany(principal => statement.Texts($"Principal.{principal.Name}").Select(value => $"{principal.Name}:{value}"))],
        Conditions = [.. statement.Members("Condition").SelectMany(test => test.Value.EnumerateObject()
            .Select(variable => new Condition(test.Name, variable.Name, test.Value.ListOf(variable.Name))))],
    };

    private static Statement FromSource(Resource holder, DocumentKind kind, JsonElement statement) => new(holder, kind)
    {
        Allows = statement.Text("effect") is null or "Allow",
        Actions = statement.Texts("actions"),
        Resources = statement.Texts("resources"),
        Negations = [.. statement.Texts("not_actions"), .. statement.Texts("not_resources")],
        Principals = [.. statement.Blocks("principals").SelectMany(principal => principal.Texts("identifiers").Select(value => $"{principal.Text("type")}:{value}"))],
        Conditions = [.. statement.Blocks("condition").Select(test => new Condition(test.Text("test") ?? string.Empty, test.Text("variable") ?? string.Empty, test.Texts("values")))],
    };

    // A condition key holds colons and dots, so it cannot be part of a dotted path.
    private static IReadOnlyList<string> ListOf(this JsonElement element, string member)
    {
        var value = element.GetProperty(member);
        return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => item.ToString())] : [value.ToString()];
    }
}
