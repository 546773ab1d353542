using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Local.Tests.Takeover;

/// <summary>The line between a function and AWS. It breaks at a call, before AWS has got it or before the function gets the answer, and stays broken: as when the process dies there.</summary>
internal sealed class DyingLine : IDisposable
{
    private readonly LoopbackServer _server;
    private readonly Uri _aws;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    private int _calls;
    private (int Call, bool Answered)? _death;

    public DyingLine(Uri aws)
    {
        _aws = aws;
        _server = new LoopbackServer(ForwardAsync);
    }

    public Uri Address => _server.Address;

    /// <summary>Whether a call has met the break.</summary>
    public bool IsDead => _death is { } death && _calls >= death.Call;

    /// <summary>Breaks at a call from now.</summary>
    /// <param name="call">Which one, from 1.</param>
    /// <param name="received">Whether AWS still gets it.</param>
    public void DieAt(int call, bool received) => _death = (_calls + call, received);

    /// <summary>Mends the line: another process has started.</summary>
    public void Mend() => _death = null;

    public void Dispose()
    {
        _server.Dispose();
        _http.Dispose();
    }

    private async Task<Reply?> ForwardAsync(Received received)
    {
        var number = Interlocked.Increment(ref _calls);
        if (_death is { } death && (number > death.Call || (number == death.Call && !death.Answered)))
        {
            return null;
        }

        using var request = new HttpRequestMessage(new HttpMethod(received.Method), _aws) { Content = new StringContent(received.Body) };
        request.Content.Headers.Remove("Content-Type");
        foreach (var (name, value) in received.Headers.Where(header => header.Key is not ("Host" or "Content-Length" or "Connection")))
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await _http.SendAsync(request);
        var reply = new Reply((int)response.StatusCode, await response.Content.ReadAsStringAsync());
        return _death is { Answered: true } last && number == last.Call ? null : reply;
    }
}
