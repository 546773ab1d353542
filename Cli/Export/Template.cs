namespace DrTerraform.Cli.Export;

/// <summary>
/// The template language that strings have in Terraform's JSON and in HCL alike. Between the two only the text around the code is
/// quoted differently, so that is what has to be told from it.
/// </summary>
internal static class Template
{
    /// <summary>The pieces, in order. An escaped brace (<c>$${</c>, <c>%%{</c>) is text and stays escaped.</summary>
    /// <exception cref="CommandException">Code without an end, which Terraform would refuse too.</exception>
    public static IReadOnlyList<TemplatePart> Parts(string template)
    {
        var parts = new List<TemplatePart>();
        var textStart = 0;
        for (var index = 0; index < template.Length;)
        {
            if (IsEscape(template, index))
            {
                index += 3;
            }
            else if (IsCode(template, index))
            {
                AddText(index);
                var end = CodeEnd(template, index + 2);
                parts.Add(new TemplatePart(template[index..end], IsCode: true));
                index = textStart = end;
            }
            else
            {
                index++;
            }
        }

        AddText(template.Length);
        return parts;

        void AddText(int end)
        {
            if (end > textStart)
            {
                parts.Add(new TemplatePart(template[textStart..end], IsCode: false));
            }
        }
    }

    private static bool IsEscape(string text, int index) => At(text, index, "$${") || At(text, index, "%%{");

    private static bool IsCode(string text, int index) => At(text, index, "${") || At(text, index, "%{");

    private static bool At(string text, int index, string word) => string.CompareOrdinal(text, index, word, 0, word.Length) == 0;

    /// <summary>Where code that begins here ends, its closing brace included. Braces and quoted text inside it count.</summary>
    private static int CodeEnd(string text, int index)
    {
        while (index < text.Length)
        {
            switch (text[index])
            {
                case '}':
                    return index + 1;
                case '{':
                    index = CodeEnd(text, index + 1);
                    break;
                case '"':
                    index = QuoteEnd(text, index + 1);
                    break;
                default:
                    index++;
                    break;
            }
        }

        throw Unended(text);
    }

    private static int QuoteEnd(string text, int index)
    {
        while (index < text.Length && text[index] != '"')
        {
            index = text[index] == '\\' ? index + 2
                : IsEscape(text, index) ? index + 3
                : IsCode(text, index) ? CodeEnd(text, index + 2)
                : index + 1;
        }

        return index < text.Length ? index + 1 : throw Unended(text);
    }

    private static CommandException Unended(string text) => new(ExitCode.Findings, $"the template '{text}' has code without an end");
}
