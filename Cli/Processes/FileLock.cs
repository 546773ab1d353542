namespace DrTerraform.Cli.Processes;

/// <summary>Files that are locked by having them open; the system lets go of them when the holder ends, however that ends.</summary>
internal static class FileLock
{
    /// <summary>Whether somebody holds it.</summary>
    public static bool IsHeld(string file)
    {
        if (!File.Exists(file))
        {
            return false;
        }

        try
        {
            new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
