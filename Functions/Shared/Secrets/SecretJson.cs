using System.Text.Json;

namespace DrTerraform.Functions.Shared.Secrets;

/// <summary>Reads the texts out of a secret that is a JSON object.</summary>
public static class SecretJson
{
    /// <summary>The values of the named keys, in their order. Other keys are somebody else's business.</summary>
    /// <exception cref="InvalidSecretException">It is no JSON object, or a key is missing or no text.</exception>
    public static string[] Texts(string secretName, string json, params ReadOnlySpan<string> keys)
    {
        var expected = $"a JSON object with the texts {string.Join(", ", keys.ToArray().Select(key => $"\"{key}\""))}";
        try
        {
            using var document = JsonDocument.Parse(json);
            var texts = new string[keys.Length];
            for (var index = 0; index < keys.Length; index++)
            {
                texts[index] = document.RootElement.ValueKind == JsonValueKind.Object
                    && document.RootElement.TryGetProperty(keys[index], out var value)
                    && value.ValueKind == JsonValueKind.String
                    && value.GetString() is { Length: > 0 } text
                        ? text
                        : throw new InvalidSecretException(secretName, expected);
            }

            return texts;
        }
        catch (JsonException)
        {
            throw new InvalidSecretException(secretName, expected);
        }
    }
}
