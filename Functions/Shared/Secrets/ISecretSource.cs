namespace DrTerraform.Functions.Shared.Secrets;

/// <summary>Where the current text of a secret comes from.</summary>
public interface ISecretSource
{
    /// <summary>The text of the secret's current version.</summary>
    public Task<string> ReadAsync(string name, CancellationToken cancellation);
}
