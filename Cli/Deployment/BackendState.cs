using System.Text.Json;
using DrTerraform.Cli.Synthesis;
using DrTerraform.Cli.Terraform;

namespace DrTerraform.Cli.Deployment;

/// <summary>The state that is a file: the one of the stack that holds the bucket and the lock table for the states of all others.</summary>
internal sealed class BackendState(TargetAccess target, SynthesizedStacks stacks)
{
    private readonly string? _stack = stacks.Names.FirstOrDefault(name => StateHome.Backend(stacks.Json(name), "local") is not null);

    /// <summary>Where it is; null when no stack keeps its state in a file.</summary>
    public string? File => _stack is { } stack ? target.States.FileOf(stacks.Json(stack), stacks.Folder(stack)) : null;

    /// <summary>Whether it describes anything that exists.</summary>
    public bool IsEmpty => !Managed().Any();

    /// <summary>Whether a stack's state can be read: not before its bucket and lock table exist, and then nothing of it does either.</summary>
    public bool Carries(string stack)
    {
        if (StateHome.Backend(stacks.Json(stack), "s3") is not { } s3)
        {
            return true;
        }

        return Names("aws_s3_bucket", "bucket").Contains(s3.GetProperty("bucket").GetString())
            && (!s3.TryGetProperty("dynamodb_table", out var table) || Names("aws_dynamodb_table", "name").Contains(table.GetString()));
    }

    /// <summary>Refuses settings that name other state buckets: Terraform would replace those there are, and all states with them.</summary>
    public void RefuseForeign()
    {
        if (_stack is null)
        {
            return;
        }

        var declared = stacks.Json(_stack).GetProperty("resource").TryGetProperty("aws_s3_bucket", out var buckets)
            ? buckets.EnumerateObject().Select(bucket => bucket.Value.GetProperty("bucket").GetString()).ToHashSet()
            : [];
        if (Names("aws_s3_bucket", "bucket").FirstOrDefault(bucket => !declared.Contains(bucket)) is { } foreign)
        {
            throw new CommandException(
                ExitCode.Usage,
                $"these settings are not those of what is applied: its state bucket is '{foreign}' ({File}), theirs {string.Join(" and ", declared.Select(name => $"'{name}'"))}. "
                + "Give the blueprint, settings and overrides it was applied with, or take it down with them first.");
        }
    }

    private IEnumerable<string?> Names(string type, string attribute) =>
        Managed().Where(resource => resource.GetProperty("type").GetString() == type)
            .SelectMany(resource => resource.GetProperty("instances").EnumerateArray())
            .Select(instance => instance.GetProperty("attributes").GetProperty(attribute).GetString());

    private IEnumerable<JsonElement> Managed() => File is { } file && System.IO.File.Exists(file) && new FileInfo(file).Length > 0
        ? JsonElement.Parse(System.IO.File.ReadAllBytes(file)).GetProperty("resources").EnumerateArray().Where(resource => resource.GetProperty("mode").GetString() == "managed")
        : [];
}
