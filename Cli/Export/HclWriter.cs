using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DrTerraform.Cli.Export;

/// <summary>
/// Writes HCL from the values of Terraform's JSON, where every string is a template unless the caller knows it to be a bare word.
/// The signs of equality are not aligned: `terraform fmt` does that.
/// </summary>
/// <param name="variables">What takes the place of values.</param>
internal sealed partial class HclWriter(ExportVariables variables)
{
    private const int CharactersOnALine = 100;

    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _isLineStart = true;
    private Item _last;

    private enum Item
    {
        None,
        Argument,
        Block,
    }

    /// <summary>What was written.</summary>
    public string Text => _text.ToString();

    /// <summary>Opens a block, e.g. <c>resource "aws_vpc" "main"</c>, lets it be filled and closes it.</summary>
    public void Block(string type, IEnumerable<string> labels, Action fill)
    {
        Separate(Item.Block);
        EndLine($"{string.Join(' ', labels.Select(Quoted).Prepend(type))} {{");
        _depth++;
        _last = Item.None;
        fill();
        _last = Item.Block;
        _depth--;
        EndLine("}");
    }

    /// <summary>An argument with an expression as its value.</summary>
    public void Attribute(string name, JsonElement value)
    {
        Separate(Item.Argument);
        Member(name, value);
    }

    /// <summary>An argument that takes the name of something, or a list of names, and no expression.</summary>
    public void Reference(string name, JsonElement value)
    {
        Separate(Item.Argument);
        if (value.ValueKind == JsonValueKind.Array)
        {
            Write($"{name} = ");
            Items('[', value.EnumerateArray(), item => EndLine($"{item.GetString()},"), ']');
            EndLine();
        }
        else
        {
            EndLine($"{name} = {value.GetString()}");
        }
    }

    /// <summary>A line stays empty beside a block.</summary>
    private void Separate(Item next)
    {
        _text.Append('\n', (_last, next) is (Item.Block, _) or (Item.Argument, Item.Block) ? 1 : 0);
        _last = next;
    }

    private void Member(string name, JsonElement value)
    {
        Write($"{(Identifier().IsMatch(name) ? name : Quoted(name))} = ");
        Value(value);
        EndLine();
    }

    private void Value(JsonElement value)
    {
        if (OnOneLine(value) is { } text)
        {
            Write(text);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            Items('{', value.EnumerateObject(), member => Member(member.Name, member.Value), '}');
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            Items('[', value.EnumerateArray(), Element, ']');
        }
        else
        {
            Write("jsonencode(");
            Value(JsonDocuments.Parse(value.GetString()!)!.Value);
            Write(")");
        }
    }

    private void Element(JsonElement value)
    {
        Value(value);
        EndLine(",");
    }

    private void Items<T>(char open, IEnumerable<T> items, Action<T> write, char close)
    {
        EndLine($"{open}");
        _depth++;
        foreach (var item in items)
        {
            write(item);
        }

        _depth--;
        Write($"{close}");
    }

    private void Write(string text)
    {
        _text.Append(' ', _isLineStart ? 2 * _depth : 0).Append(text);
        _isLineStart = false;
    }

    private void EndLine(string text = "")
    {
        Write(text);
        _text.Append('\n');
        _isLineStart = true;
    }

    /// <summary>The value, if people would write it on one line; null otherwise.</summary>
    private string? OnOneLine(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                return value.EnumerateObject().Any() ? null : "{}";
            case JsonValueKind.Array:
                var items = value.EnumerateArray().Select(OnOneLine).ToArray();
                return items.Contains(null) || items.Sum(item => item!.Length + 2) > CharactersOnALine ? null : $"[{string.Join(", ", items)}]";
            case JsonValueKind.String:
                var text = value.GetString()!;
                return JsonDocuments.Parse(text) is null ? Expression(variables.Apply(text)) : null;
            default:
                return value.GetRawText();
        }
    }

    /// <summary>A template that is code and nothing else is the code itself, which need not be a string.</summary>
    private static string Expression(string template) =>
        Template.Parts(template) is [{ IsCode: true, Text: ['$', '{', .. var code, '}'] }] ? code.Trim() : Quoted(template);

    private static string Quoted(string template) => $"\"{string.Concat(Template.Parts(template).Select(part => part.IsCode ? part.Text : Escaped(part.Text)))}\"";

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' or '\\' => escaped.Append('\\').Append(letter),
                '\n' => escaped.Append("\\n"),
                '\r' => escaped.Append("\\r"),
                '\t' => escaped.Append("\\t"),
                < ' ' => escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }

    // In an object, `for` would begin a comprehension.
    [GeneratedRegex(@"^(?!for\z)[A-Za-z_][A-Za-z0-9_\-]*\z")]
    private static partial Regex Identifier();
}
