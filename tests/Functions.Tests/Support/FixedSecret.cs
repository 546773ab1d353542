using DrTerraform.Functions.Shared.Secrets;

namespace DrTerraform.Functions.Tests.Support;

/// <summary>A secret that is always the same until the test changes it.</summary>
internal sealed class FixedSecret(string text) : ISecretSource
{
    public string Text { get; set; } = text;

    public int Readings { get; private set; }

    public Exception? Failure { get; set; }

    public Task<string> ReadAsync(string name, CancellationToken cancellation)
    {
        Readings++;
        return Failure is null ? Task.FromResult(Text) : Task.FromException<string>(Failure);
    }
}
