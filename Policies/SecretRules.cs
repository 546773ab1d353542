using System.Text.Json;

namespace DrTerraform.Policies;

/// <summary>Secrets reach the other region, and no secret is written down.</summary>
internal static class SecretRules
{
    // Arguments whose whole value is secret.
    private static readonly string[] SecretArguments =
        ["master_password", "master_password_wo", "secret_string", "secret_string_wo", "secret_binary", "password", "password_wo", "auth_token", "private_key", "value_wo"];

    public static IEnumerable<Policy> All =>
    [
        Rule.Each("DR040", "A secret has a replica in the other region",
            "a secret that exists in the lost region alone locks the standby out of its own database",
            "aws_secretsmanager_secret",
            secret => secret.Blocks("replica").Any(replica => replica.Text("region") is { } region && region != secret.Region)
                ? null
                : $"has no replica outside '{secret.Region}': add one"),

        Rule.Each("DR041", "A secret's replica is encrypted by a key of the replica's region",
            "a replica under the other region's key cannot be read when that region is gone",
            "aws_secretsmanager_secret",
            secret => secret.Blocks("replica")
                .Where(replica => replica.Text("kms_key_id") is not { } key || (secret.RegionOf(key) is { } region && region != replica.Text("region")))
                .Select(replica => $"the replica in '{replica.Text("region")}' has {(replica.Text("kms_key_id") is { } key ? $"the key '{key}'" : "no kms_key_id")}: name a key of that region")
                .FirstOrDefault()),

        Rule.Over("DR042", "No secret is written down in the JSON",
            "the JSON is a build output that many may read; a literal in it is published",
            deployment =>
                from resource in deployment.All
                from text in resource.Strings
                where IsSecret(resource, text.Path) ? HasLiteral(text.Value) : LooksSecret(text.Value)
                select resource.Breaks($"{text.Path} holds a literal: feed it from an ephemeral value or a generated password")),
    ];

    private static bool IsSecret(Resource resource, string path)
    {
        var argument = path.Split('.')[^1];
        return path.StartsWith("environment.variables.", StringComparison.Ordinal)
            ? new[] { "PASSWORD", "PASSPHRASE", "PRIVATE_KEY", "API_KEY", "SECRET_KEY" }.Any(word => argument.EndsWith(word, StringComparison.OrdinalIgnoreCase))
            : SecretArguments.Contains(argument) || (resource.Type == "aws_ssm_parameter" && argument == "value" && NamesASecret(resource.Text("name")));
    }

    // Parameters hold configuration, encrypted or not; only their names tell which one is a secret.
    private static bool NamesASecret(string? parameter) =>
        new[] { "password", "secret", "token", "private-key" }.Any(word => parameter?.Split('/')[^1].Contains(word, StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>Whether anything is written out; of a JSON document, only what its member names call a secret counts.</summary>
    private static bool HasLiteral(string text) =>
        JsonReading.Json(text) is { ValueKind: JsonValueKind.Object } document
            ? document.Strings().Any(member => !IsPublic(member.Path) && Reference.LiteralPart(member.Value).Length > 0)
            : Reference.LiteralPart(text).Length > 0 && !text.Contains("${", StringComparison.Ordinal);

    // What a database secret holds besides the password.
    private static bool IsPublic(string member) =>
        member is "username" or "user" or "engine" or "host" or "port" or "dbname" or "database" or "dbClusterIdentifier" or "algorithm" or "version";

    private static bool LooksSecret(string text) =>
        text.Contains("-----BEGIN ", StringComparison.Ordinal) && text.Contains("PRIVATE KEY", StringComparison.Ordinal);
}
