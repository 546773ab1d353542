using System.Text.Json;

namespace DrTerraform.Functions.Tests.Attacks;

/// <summary>A function's answer to an attack.</summary>
public sealed record AttackAnswer(int Status, string Code, string Body)
{
    // What would tell an attacker of the inside, or throw the attack back.
    private static readonly string[] Revealing =
    [
        "Exception", "   at ", "DrTerraform", "Npgsql", "postgres", "localhost", "127.0.0.1", "SELECT", "INSERT", "System.", "dynamodb", "BytePosition", "LineNumber", "q7Zx", "4111111111111111",
    ];

    /// <summary>Reads the function's answer.</summary>
    public static AttackAnswer Read(ReadOnlyMemory<byte> json)
    {
        using var answer = JsonDocument.Parse(json);
        var body = answer.RootElement.GetProperty("body").GetString() ?? "";
        var code = body.Length > 0 && JsonElement.Parse(body) is var parsed && parsed.TryGetProperty("error", out var error) ? error.GetProperty("code").GetString()! : "";
        return new AttackAnswer(answer.RootElement.GetProperty("statusCode").GetInt32(), code, body);
    }

    /// <summary>Words of the answer that it should not have.</summary>
    public IReadOnlyList<string> Leaks() => [.. Revealing.Where(word => Body.Contains(word, StringComparison.OrdinalIgnoreCase))];
}
