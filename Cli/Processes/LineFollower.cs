using System.Text;

namespace DrTerraform.Cli.Processes;

/// <summary>Reads a file that somebody else still writes, line by line and only whole ones.</summary>
internal sealed class LineFollower(string path) : IDisposable
{
    private readonly StreamReader _reader = new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
    private readonly StringBuilder _begun = new();

    /// <summary>Tells every line that was finished since the last time.</summary>
    public void Follow(Action<string> line)
    {
        foreach (var character in _reader.ReadToEnd())
        {
            if (character != '\n')
            {
                _begun.Append(character);
                continue;
            }

            line(_begun.ToString());
            _begun.Clear();
        }
    }

    public void Dispose() => _reader.Dispose();
}
