using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DrTerraform.Cli.Synthesis;

namespace DrTerraform.Cli.Terraform;

/// <summary>Where Terraform works on one stack, apart from the synthesized files, so that those stay as they were written.</summary>
internal sealed class StackWorkFolder
{
    public const string OverrideFile = "state_override.tf.json";

    private readonly string _key;

    private StackWorkFolder(string path, string key, bool readsNeighbours)
    {
        Path = path;
        _key = key;
        ReadsNeighbours = readsNeighbours;
    }

    public string Path { get; }

    /// <summary>Whether the stack reads the state of others, so that it has no plan before they are applied.</summary>
    public bool ReadsNeighbours { get; }

    /// <summary>Whether what an earlier `terraform init` prepared still fits this stack, these tools and these providers.</summary>
    public bool IsInitialized =>
        File.Exists(KeyFile) && File.ReadAllText(KeyFile) == _key && File.Exists(System.IO.Path.Combine(Path, ".terraform.lock.hcl")) && ProvidersAreThere;

    private string KeyFile => System.IO.Path.Combine(Path, ".terraform", "dr-init.key");

    /// <summary>Providers come as links into the mirror, which may have moved since.</summary>
    private bool ProvidersAreThere
    {
        get
        {
            var providers = System.IO.Path.Combine(Path, ".terraform", "providers");
            // <host>/<namespace>/<type>/<version>/<platform>; the last one is the link.
            var levels = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 4 };
            return Directory.Exists(providers) && Directory.EnumerateFileSystemEntries(providers, "*", levels).All(Directory.Exists);
        }
    }

    /// <summary>
    /// Fills the folder with the stack as it is now and keeps what Terraform put there; the tool key is whatever else an
    /// earlier `terraform init` depends on.
    /// </summary>
    public static StackWorkFolder Prepare(string path, string stackFolder, StateHome home, string toolKey)
    {
        Directory.CreateDirectory(path);
        var source = System.IO.Path.Combine(stackFolder, SynthesizedStacks.FileName);
        File.Copy(source, System.IO.Path.Combine(path, SynthesizedStacks.FileName), overwrite: true);
        LinkAssets(path, stackFolder);

        using var json = JsonDocument.Parse(File.ReadAllBytes(source));
        var root = json.RootElement;
        var backend = System.IO.Path.Combine(path, OverrideFile);
        var state = home.Override(root, stackFolder);
        File.Delete(backend);
        if (state is not null)
        {
            File.WriteAllText(backend, state);
        }

        var terraform = root.TryGetProperty("terraform", out var block) ? block.GetRawText() : "";
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{state}\n{toolKey}\n{terraform}")));
        return new StackWorkFolder(path, key, root.TryGetProperty("data", out var data) && data.TryGetProperty("terraform_remote_state", out _));
    }

    public void RememberInit() => File.WriteAllText(KeyFile, _key);

    private static void LinkAssets(string path, string stackFolder)
    {
        var link = System.IO.Path.Combine(path, "assets");
        var assets = System.IO.Path.Combine(stackFolder, "assets");
        // Deletes the link, never what it points to.
        File.Delete(link);
        if (Directory.Exists(assets))
        {
            Directory.CreateSymbolicLink(link, assets);
        }
    }
}
