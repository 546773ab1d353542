using DrTerraform.Local;

namespace DrTerraform.Cli.Serve;

/// <summary>How `dr sign` knows the key of the `dr serve` that runs: a file that the user alone may read, there as long as the API is.</summary>
internal sealed class WebhookKeyFile : IDisposable
{
    private readonly string _path;

    private WebhookKeyFile(string path) => _path = path;

    public static string In(string folder) => Path.Combine(folder, "webhook.key");

    public static WebhookKeyFile Write(string folder, string key)
    {
        Directory.CreateDirectory(folder);
        var path = In(folder);
        // Left by a command that was killed.
        File.Delete(path);
        PrivateFile.Write(path, key);
        return new WebhookKeyFile(path);
    }

    public void Dispose() => File.Delete(_path);
}
