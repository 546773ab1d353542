using DrTerraform.Terraform.Tests.Support;

namespace DrTerraform.Lifecycle.Tests.Support;

/// <summary>
/// A second work tree of the project, with an emulator and states of its own, so that two lives can be led at once. It shares what was
/// built: the sources are the same, so nothing in it is built again.
/// </summary>
internal sealed class OtherWorkTree : IDisposable
{
    // What belongs to the deployment and the commands of one work tree.
    private static readonly string[] OfItsOwn = ["bench", "doctor", "emulator", "lock", "logs", "runs", "serve", "state", "test-results", "work"];

    // What no source is in; the names are those that the entry script passes over.
    private static readonly string[] Products = [".git", ".dr", "cdktf.out", "node_modules", "bin", "obj", "__pycache__"];

    private readonly TemporaryFolder _folder = new();

    public OtherWorkTree()
    {
        CopySources(new DirectoryInfo(Project.Root), Root);
        Directory.CreateDirectory(Path.Combine(Root, ".dr"));
        foreach (var product in Directory.EnumerateDirectories(Path.Combine(Project.Root, ".dr")).Where(path => !OfItsOwn.Contains(Path.GetFileName(path))))
        {
            Directory.CreateSymbolicLink(Path.Combine(Root, ".dr", Path.GetFileName(product)), product);
        }
    }

    /// <summary>Its folder.</summary>
    public string Root => _folder.Path;

    /// <summary>What an `up` in it has written.</summary>
    public string Outputs => Path.Combine(Root, "cdktf.out", "outputs.json");

    /// <summary>Runs its `./dr`.</summary>
    public Task<CommandResult> DrAsync(string[] arguments, Dictionary<string, string> environment) => Project.DrAsync(Root, arguments, environment, Root);

    public void Dispose() => _folder.Dispose();

    private static void CopySources(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles())
        {
            // With its mode: the entry script has to stay executable.
            file.CopyTo(Path.Combine(to, file.Name));
        }

        foreach (var folder in from.EnumerateDirectories().Where(folder => !Products.Contains(folder.Name)))
        {
            CopySources(folder, Path.Combine(to, folder.Name));
        }
    }
}
