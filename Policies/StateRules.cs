using System.Text.RegularExpressions;

namespace DrTerraform.Policies;

/// <summary>State that survives the loss of a region, and versions that can run what is written.</summary>
internal static partial class StateRules
{
    /// <summary>The stack that makes the bucket that all others keep their state in, so its own state is a local file.</summary>
    private const string BackendStack = "backend";

    public static IEnumerable<Policy> All =>
    [
        Rule.Over("DR012", "Every stack but backend keeps its state in S3",
            "a state file on one machine is lost with it, and two operators overwrite each other",
            deployment =>
                from stack in deployment.Stacks
                where stack.Name != BackendStack && stack.Backend?.Type != "s3"
                select stack.Breaks($"keeps its state in '{stack.Backend?.Type ?? "local"}': declare the S3 backend")),

        Rule.Over("DR013", "State does not live in the primary region",
            "with the primary region gone, the secondary could be neither planned nor applied",
            deployment => Remote(deployment)
                .Where(stack => stack.Backend!.Body.Text("region") is var region && (region is null || region == deployment.PrimaryRegion))
                .Select(stack => stack.Breaks($"keeps its state in '{stack.Backend!.Body.Text("region") ?? "the shell's region"}': name a region other than the primary '{deployment.PrimaryRegion}'"))),

        Rule.Over("DR014", "State is encrypted",
            "state names every resource and may hold values that nobody meant to publish",
            deployment => Remote(deployment)
                .Where(stack => !stack.Backend!.Body.Flag("encrypt"))
                .Select(stack => stack.Breaks("the S3 backend does not set encrypt = true: set it"))),

        Rule.Over("DR015", "State is locked",
            "two applies at once during an incident corrupt the state that both need",
            deployment => Remote(deployment)
                .Where(stack => !stack.Backend!.Body.Has("dynamodb_table") && !stack.Backend.Body.Flag("use_lockfile"))
                .Select(stack => stack.Breaks("the S3 backend has no lock: set dynamodb_table or use_lockfile = true"))),

        Rule.Over("DR016", "Every stack has a state of its own",
            "two root modules in one state destroy each other's resources",
            deployment => Remote(deployment)
                .GroupBy(stack => (stack.Backend!.Body.Text("bucket"), stack.Backend.Body.Text("key")))
                .Where(group => group.Count() > 1)
                .SelectMany(group => group.Select(stack => stack.Breaks($"shares the state key '{group.Key.Item2}' with {group.Except([stack]).Select(other => other.Name).Listed()}: give each stack its own key")))),

        Rule.Over("DR017", "required_version covers what the stack uses",
            "an older Terraform fails half-way, or writes a secret into the state",
            deployment =>
                from stack in deployment.Stacks
                let need = Need(stack)
                let constraint = stack.Root.Text("terraform.required_version")
                where constraint is null || Floor(constraint) is not { } floor || floor < need.Version
                select stack.Breaks($"required_version is '{constraint ?? "absent"}', and the stack uses {need.Reason}: require '>= {need.Version.ToString(2)}'")),

        Rule.Over("DR018", "The AWS provider is pinned to major version 5",
            "a new major version renames arguments, and the day to learn of it is not the day of a failover",
            deployment =>
                from stack in deployment.Stacks
                let version = stack.Root.Text("terraform.required_providers.aws.version")
                where stack.Providers.Count > 0 && (version is null || !Major5().IsMatch(version))
                select stack.Breaks($"requires the AWS provider '{version ?? "in any version"}': require '~> 5.0' or an exact 5.x")),
    ];

    private static IEnumerable<Stack> Remote(Deployment deployment) => deployment.Stacks.Where(stack => stack.Backend?.Type == "s3");

    // Terraform's changelog: ephemeral values and S3 lock files came with 1.10, write-only arguments with 1.11.
    private static (Version Version, string Reason) Need(Stack stack) =>
        stack.Resources.SelectMany(resource => resource.Body.EnumerateObject()).Any(argument => argument.Name.EndsWith("_wo", StringComparison.Ordinal))
            ? (new Version(1, 11), "write-only arguments")
        : stack.Ephemerals.Count > 0 ? (new Version(1, 10), "ephemeral values")
        : stack.Backend?.Body.Flag("use_lockfile") == true ? (new Version(1, 10), "use_lockfile")
        : (new Version(1, 5), "nothing that 1.5 lacks");

    /// <summary>The lowest version that a constraint lets through; null when it has no lower bound.</summary>
    private static Version? Floor(string constraint) =>
        LowerBound().Matches(constraint).Select(bound => Version.Parse(bound.Groups["version"].Value)).DefaultIfEmpty().Max();

    [GeneratedRegex(@"(?:>=|~>|(?<![<>!~])=|^|,)\s*(?<version>\d+\.\d+(?:\.\d+)?)")]
    private static partial Regex LowerBound();

    [GeneratedRegex(@"^\s*(?:~>|=)?\s*5(?:\.\d+){0,2}\s*$")]
    private static partial Regex Major5();
}
