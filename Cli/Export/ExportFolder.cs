using System.Security.Cryptography;
using System.Text.Json;

namespace DrTerraform.Cli.Export;

/// <summary>
/// Where an export goes. Once somebody has changed a file or run Terraform there, the folder is theirs: it may hold work, or a state, that
/// exists nowhere else.
/// </summary>
internal sealed class ExportFolder(string path)
{
    private const string Manifest = ".dr-export.json";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <exception cref="CommandException">There is something that is not ours to replace; the message names it.</exception>
    public void RefuseForeign()
    {
        if (File.Exists(path))
        {
            throw new CommandException(ExitCode.Usage, $"'{path}' is a file: choose another --out");
        }

        if (!Directory.Exists(path) || !Directory.EnumerateFileSystemEntries(path).Any())
        {
            return;
        }

        var manifest = Path.Combine(path, Manifest);
        if (!File.Exists(manifest))
        {
            throw new CommandException(ExitCode.Usage, $"'{path}' holds something that no export wrote: choose another --out, or remove it yourself");
        }

        var written = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(manifest))!;
        var found = Contents(path);
        var changed = found.Keys.Union(written.Keys).Order(StringComparer.Ordinal).FirstOrDefault(file => found.GetValueOrDefault(file) != written.GetValueOrDefault(file));
        if (changed is not null)
        {
            throw new CommandException(ExitCode.Usage, $"'{path}' was worked in since it was exported ({changed} differs): choose another --out, or remove it yourself");
        }
    }

    /// <summary>Puts a finished export in place, whole.</summary>
    /// <param name="modules">The export.</param>
    /// <param name="earlier">Where to leave what it replaces.</param>
    public void Replace(string modules, string earlier)
    {
        File.WriteAllText(Path.Combine(modules, Manifest), JsonSerializer.Serialize(Contents(modules), Readable));
        if (Directory.Exists(path))
        {
            Directory.Move(path, earlier);
        }

        Directory.Move(modules, path);
    }

    /// <summary>Files, the manifest itself left out, with a hash of what is in them.</summary>
    private static SortedDictionary<string, string> Contents(string folder)
    {
        var contents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            using var content = File.OpenRead(file);
            contents[Path.GetRelativePath(folder, file)] = Convert.ToHexStringLower(SHA256.HashData(content));
        }

        contents.Remove(Manifest);
        return contents;
    }
}
