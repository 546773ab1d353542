namespace DrTerraform.Local;

/// <summary>Files with secrets in them: there is no moment at which somebody else can read one.</summary>
public static class PrivateFile
{
    /// <summary>Writes a new file that its owner alone may read.</summary>
    /// <exception cref="IOException">The file exists, or its folder does not.</exception>
    public static void Write(string path, string text)
    {
        using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        using var writer = new StreamWriter(file);
        writer.Write(text);
    }
}
