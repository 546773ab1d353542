using DrTerraform.Policies.Tests.Support;

namespace DrTerraform.Policies.Tests.BadExamples;

internal static class State
{
    public static IEnumerable<BadExample> All =>
    [
        new("DR012", "keeps its state in 'local'", example => example.Set("global", "terraform backend", """{ "local": { "path": "x" } }""")),
        new("DR013", "keeps its state in 'us-east-1': name a region other than the primary 'us-east-1'", example => example.Set("secondary", "terraform backend s3 region", "\"us-east-1\"")),
        new("DR013", "keeps its state in 'the shell's region'", example => example.Remove("traffic", "terraform backend s3 region")),
        new("DR014", "does not set encrypt = true", example => example.Set("primary", "terraform backend s3 encrypt", "false")),
        new("DR015", "has no lock", example => example.Remove("primary", "terraform backend s3 dynamodb_table")),
        new("DR016", "shares the state key 'global.tfstate' with global", example => example.Set("traffic", "terraform backend s3 key", "\"global.tfstate\"")),
        new("DR017", "required_version is '>= 1.5', and the stack uses write-only arguments: require '>= 1.11'", example => example.Set("primary", "terraform required_version", "\">= 1.5\"")),
        new("DR017", "required_version is 'absent'", example => example.Remove("global", "terraform required_version")),
        new("DR017", "uses use_lockfile: require '>= 1.10'", example => example.Set("global", "terraform required_version", "\">= 1.5, < 2.0\"").Set("global", "terraform backend s3 use_lockfile", "true")),
        new("DR018", "requires the AWS provider '>= 5.0'", example => example.Set("global", "terraform required_providers aws version", "\">= 5.0\"")),
        new("DR018", "requires the AWS provider 'in any version'", example => example.Remove("traffic", "terraform required_providers aws version")),
    ];
}
