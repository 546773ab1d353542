namespace DrTerraform.Functions.PaymentWebhook.Sessions;

/// <summary>A client's session as it is stored.</summary>
/// <param name="Id">The client's own id of it.</param>
/// <param name="Version">1 when it is made, one more with each change.</param>
/// <param name="Data">The client's data, JSON text.</param>
/// <param name="ExpiresAt">From when on it counts as gone; DynamoDB removes it some time later.</param>
internal sealed record Session(string Id, long Version, string Data, DateTimeOffset ExpiresAt);
