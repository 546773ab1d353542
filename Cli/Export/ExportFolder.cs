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

        var written = Written() ?? throw new CommandException(ExitCode.Usage, $"'{path}' holds something that no export wrote: choose another --out, or remove it yourself");
        var found = Contents(path);
        var changed = found.Keys.Union(written.Keys).Order(StringComparer.Ordinal).FirstOrDefault(file => found.GetValueOrDefault(file) != written.GetValueOrDefault(file));
        if (changed is not null)
        {
            throw new CommandException(ExitCode.Usage, $"'{path}' was worked in since it was exported ({changed} differs): choose another --out, or remove it yourself");
        }
    }

    /// <summary>
    /// Puts a finished export in place of an earlier one. The folder itself stays, since somebody may stand in it; without its manifest, which
    /// comes last, it is not taken for an export.
    /// </summary>
    /// <param name="modules">The export.</param>
    /// <param name="earlier">Where to leave what it replaces.</param>
    public void Replace(string modules, string earlier)
    {
        var manifest = JsonSerializer.Serialize(Contents(modules), Readable);
        MoveContents(Directory.CreateDirectory(path).FullName, Directory.CreateDirectory(earlier).FullName);
        MoveContents(modules, path);
        File.WriteAllText(Path.Combine(path, Manifest), manifest);
    }

    private static void MoveContents(string from, string to)
    {
        foreach (var entry in Directory.GetFileSystemEntries(from))
        {
            Directory.Move(entry, Path.Combine(to, Path.GetFileName(entry)));
        }
    }

    /// <summary>What an earlier export wrote here; null when none did.</summary>
    private Dictionary<string, string>? Written()
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(path, Manifest)));
        }
        catch (Exception exception) when (exception is FileNotFoundException or JsonException)
        {
            return null;
        }
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
