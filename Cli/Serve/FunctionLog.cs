namespace DrTerraform.Cli.Serve;

/// <summary>What the functions log, in one file; written to from any thread.</summary>
internal sealed class FunctionLog(string path) : IAsyncDisposable
{
    private readonly Lock _oneLineAtATime = new();
    private readonly StreamWriter _file = new(path) { AutoFlush = true };
    private bool _closed;

    public void Write(string line)
    {
        lock (_oneLineAtATime)
        {
            if (!_closed)
            {
                _file.WriteLine(line);
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        lock (_oneLineAtATime)
        {
            _closed = true;
        }

        return _file.DisposeAsync();
    }
}
