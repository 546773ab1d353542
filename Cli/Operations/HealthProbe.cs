using System.Text.Json;
using System.Text.Json.Serialization;
using DrTerraform.Functions.Shared.Aws;

namespace DrTerraform.Cli.Operations;

/// <summary>Asks a region for its health at its own API, whose address the region keeps in its Parameter Store.</summary>
/// <param name="http">The connections.</param>
/// <param name="ssm">Parameter Store of the region.</param>
/// <param name="parameter">The name of the parameter.</param>
internal sealed class HealthProbe(HttpClient http, AwsJsonClient ssm, string parameter)
{
    // As long as Route 53 waits: connection and answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    public async Task<RegionHealth?> AskAsync(CancellationToken cancellation)
    {
        var output = await ssm.CallAsync(
            "GetParameter", new GetParameterInput(parameter, WithDecryption: true), HealthProbeContext.Default.GetParameterInput, HealthProbeContext.Default.GetParameterOutput, repeatable: true, cancellation);
        var replies = await Task.WhenAll(ReplyAsync($"{output.Parameter.Value}/health", cancellation), ReplyAsync($"{output.Parameter.Value}/ready", cancellation));
        return new RegionHealth(replies[0], replies[1]);
    }

    /// <summary>What an answer means: the parts at fault by its body, or its status where the body says nothing.</summary>
    public static HealthReply Read(int status, string body)
    {
        if (status == 200)
        {
            return new HealthReply(true, "ok");
        }

        try
        {
            return JsonSerializer.Deserialize(body, HealthProbeContext.Default.HealthAnswer) is { Failed: { Count: > 0 } failed, Checks: { } checks }
                ? new HealthReply(false, string.Join(", ", failed.Select(part => $"{part} {checks.GetValueOrDefault(part, "failed")}")))
                : new HealthReply(false, $"status {status}");
        }
        catch (JsonException)
        {
            return new HealthReply(false, $"status {status}");
        }
    }

    private async Task<HealthReply> ReplyAsync(string address, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            using var response = await http.GetAsync(new Uri(address), limit.Token);
            return Read((int)response.StatusCode, await response.Content.ReadAsStringAsync(limit.Token));
        }
        catch (Exception problem) when (problem is HttpRequestException || (problem is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return new HealthReply(false, "no answer");
        }
    }
}

internal sealed record GetParameterInput(string Name, bool WithDecryption);

internal sealed record GetParameterOutput(ParameterValue Parameter);

internal sealed record ParameterValue(string Value);

internal sealed record HealthAnswer(
    [property: JsonPropertyName("failed")] IReadOnlyList<string>? Failed,
    [property: JsonPropertyName("checks")] IReadOnlyDictionary<string, string>? Checks);

[JsonSerializable(typeof(GetParameterInput))]
[JsonSerializable(typeof(GetParameterOutput))]
[JsonSerializable(typeof(HealthAnswer))]
internal sealed partial class HealthProbeContext : JsonSerializerContext;
