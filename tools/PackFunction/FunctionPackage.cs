using System.IO.Compression;

namespace DrTerraform.PackFunction;

/// <summary>The zip of a function, byte for byte the same whenever the files are the same.</summary>
/// <remarks>
/// Terraform decides by the zip's hash whether a function changed. So nothing of the moment or the machine goes in: entries in
/// ordinal order, one fixed time, modes by role and not by the umask of whoever built it.
/// </remarks>
public static class FunctionPackage
{
    /// <summary>The name under which Lambda's provided.al2023 starts the program.</summary>
    public const string EntryPoint = "bootstrap";

    private const int RegularFile = 0x8000;
    private const int Executable = RegularFile | 0x1ED;
    private const int Readable = RegularFile | 0x1A4;

    // The earliest moment the zip format knows.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Packs a published function; debug symbols and documentation stay out.</summary>
    /// <param name="folder">What <c>dotnet publish</c> wrote.</param>
    /// <param name="program">File name of the executable in it, packed as <c>bootstrap</c>.</param>
    /// <param name="zip">Where the zip goes; it appears there complete or not at all.</param>
    /// <exception cref="FileNotFoundException">The folder does not hold the executable.</exception>
    public static void Write(string folder, string program, string zip)
    {
        if (!File.Exists(Path.Combine(folder, program)))
        {
            throw new FileNotFoundException($"'{folder}' holds no '{program}': publish the function there first");
        }

        var entries = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is not (".pdb" or ".xml" or ".dbg"))
            .Select(file => (File: file, Name: NameOf(file)))
            .OrderBy(entry => entry.Name, StringComparer.Ordinal);

        var unfinished = $"{zip}.{Guid.NewGuid():N}";
        try
        {
            using (var archive = ZipFile.Open(unfinished, ZipArchiveMode.Create))
            {
                foreach (var (file, name) in entries)
                {
                    Add(archive, file, name);
                }
            }

            File.Move(unfinished, zip, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }

        string NameOf(string file)
        {
            var name = Path.GetRelativePath(folder, file).Replace('\\', '/');
            return name == program ? EntryPoint : name;
        }
    }

    private static void Add(ZipArchive archive, string file, string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.SmallestSize);
        entry.LastWriteTime = Epoch;
        entry.ExternalAttributes = (name == EntryPoint ? Executable : Readable) << 16;

        using var from = File.OpenRead(file);
        using var to = entry.Open();
        from.CopyTo(to);
    }
}
