using System.Text.Json;
using System.Text.Json.Serialization;

namespace DrTerraform.Functions.PaymentWebhook.Sessions;

/// <summary>What a client puts into a session.</summary>
/// <param name="TtlSeconds">How long the session lives from now.</param>
/// <param name="Data">Any JSON object.</param>
internal sealed record SessionContent([property: JsonRequired] int TtlSeconds, [property: JsonRequired] JsonElement Data);
