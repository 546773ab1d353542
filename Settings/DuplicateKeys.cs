using System.Text;
using System.Text.Json;

namespace DrTerraform.Settings;

/// <summary>Finds keys that a file holds twice: JSON lets the later one win, silently.</summary>
internal static class DuplicateKeys
{
    /// <summary>The keys that are there more than once in one object.</summary>
    /// <param name="text">JSON without a syntax error.</param>
    public static IReadOnlyList<Problem> In(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var (problems, objects, path) = (new List<Problem>(), new Stack<Dictionary<string, int>>(), new Stack<string>());
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    objects.Push([]);
                    path.Push("");
                    break;

                case JsonTokenType.EndObject:
                    objects.Pop();
                    path.Pop();
                    break;

                case JsonTokenType.PropertyName:
                    var key = reader.GetString()!;
                    var line = 1 + bytes.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n');
                    path.Pop();
                    path.Push(key);
                    if (!objects.Peek().TryAdd(key, line))
                    {
                        problems.Add(new Problem(string.Join('.', path.Reverse()), $"is there twice, on lines {objects.Peek()[key]} and {line}; keep one of them"));
                    }

                    break;

                default:
                    break;
            }
        }

        return problems;
    }
}
