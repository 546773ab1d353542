using System.Text.Json;

namespace DrTerraform.Cli.Terraform;

/// <summary>Where the stacks of a run keep their state.</summary>
internal sealed class StateHome
{
    /// <summary>Nothing is applied: every stack gets an empty state that nobody keeps.</summary>
    public static readonly StateHome None = new(null, applied: false);

    /// <summary>
    /// As the stacks say. A path counts from the folder the stack was written to, as it does for a Terraform that runs there: the copies
    /// that Terraform works on may be removed at any time, this state may not.
    /// </summary>
    public static readonly StateHome Declared = new(null, applied: true);

    private readonly string? _folder;

    private StateHome(string? folder, bool applied)
    {
        _folder = folder;
        IsApplied = applied;
    }

    /// <summary>Whether a stack can have been applied here.</summary>
    public bool IsApplied { get; }

    /// <summary>As the stacks say, but for states in files, which lie in a folder that is gone with the world they describe.</summary>
    public static StateHome In(string folder) => new(folder, applied: true);

    /// <summary>The file a stack's state is in; null when it is not in a file.</summary>
    public string? FileOf(JsonElement stack, string stackFolder)
    {
        if (!IsApplied || Backend(stack, "local") is not { } local)
        {
            return null;
        }

        var path = local.TryGetProperty("path", out var declared) ? declared.GetString()! : "terraform.tfstate";
        return _folder is null ? Path.GetFullPath(path, stackFolder) : Path.Combine(_folder, Path.GetFileName(path));
    }

    /// <summary>Terraform's override file for a stack; null when the stack is right as it is.</summary>
    public string? Override(JsonElement stack, string stackFolder)
    {
        if (!IsApplied)
        {
            return Local([]);
        }

        return FileOf(stack, stackFolder) is { } file ? Local(new() { ["path"] = file }) : null;
    }

    /// <summary>A stack's backend block of a kind.</summary>
    public static JsonElement? Backend(JsonElement stack, string kind) =>
        stack.TryGetProperty("terraform", out var terraform) && terraform.TryGetProperty("backend", out var backend) && backend.TryGetProperty(kind, out var block) ? block : null;

    private static string Local(Dictionary<string, string> arguments) =>
        JsonSerializer.Serialize(new { terraform = new { backend = new { local = arguments } } });
}
