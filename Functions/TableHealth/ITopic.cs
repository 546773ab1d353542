namespace DrTerraform.Functions.TableHealth;

/// <summary>Who is told of a change.</summary>
internal interface ITopic
{
    public Task PublishAsync(string subject, string message, CancellationToken cancellation);
}
