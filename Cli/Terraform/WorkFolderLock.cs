using DrTerraform.Cli.Processes;
using Spectre.Console;

namespace DrTerraform.Cli.Terraform;

/// <summary>
/// Lets one command at a time work on the work folders and logs: two plans at once would overwrite each other's stacks and logs.
/// The system lets go of it when the process ends, however that ends.
/// </summary>
internal static class WorkFolderLock
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(200);

    public static async Task<FileStream> TakeAsync(Session session, string folder)
    {
        Directory.CreateDirectory(folder);
        for (var patient = false; ; patient = true)
        {
            try
            {
                return new FileStream(FileIn(folder), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                if (!patient)
                {
                    session.Console.WriteLine($"waiting for another dr that works in {session.Shown(folder)}");
                }

                await Task.Delay(BetweenTries, session.Cancellation);
            }
        }
    }

    /// <summary>Whether a command works there now.</summary>
    public static bool IsHeld(string folder) => FileLock.IsHeld(FileIn(folder));

    private static string FileIn(string folder) => Path.Combine(folder, "lock");
}
