using System.Text;

namespace DrTerraform.Functions.Shared.Logging;

/// <summary>Keeps card numbers and secrets out of the log, whatever a caller hands to it.</summary>
public static class Redaction
{
    private const int ShortestCardNumber = 13;
    private const int LongestCardNumber = 19;

    private static readonly string[] SecretWords = ["password", "secret", "signature", "authorization", "credential", "token", "cvv", "cvc"];

    /// <summary>The value as it may be logged under this name.</summary>
    public static string Clean(string name, string value) =>
        SecretWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)) ? "[secret]" : WithoutCardNumbers(value);

    /// <summary>The text with every run of digits that holds 13 to 19 digits with the card checksum replaced by <c>[card]</c>.</summary>
    /// <remarks>
    /// Digits may be grouped by single spaces or hyphens, as people write card numbers. Most long numbers hold such a window by chance
    /// and go too: a log line less is better than a card number in it.
    /// </remarks>
    public static string WithoutCardNumbers(string text)
    {
        StringBuilder? cleaned = null;
        var copied = 0;

        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsAsciiDigit(text[start]))
            {
                continue;
            }

            var end = EndOfDigits(text, start);
            if (HoldsCardNumber(text.AsSpan(start, end - start)))
            {
                cleaned ??= new StringBuilder(text.Length);
                cleaned.Append(text, copied, start - copied).Append("[card]");
                copied = end;
            }

            start = end;
        }

        return cleaned is null ? text : cleaned.Append(text, copied, text.Length - copied).ToString();
    }

    private static int EndOfDigits(string text, int start)
    {
        var end = start;
        while (end < text.Length
            && (char.IsAsciiDigit(text[end])
                || (text[end] is ' ' or '-' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
        {
            end++;
        }

        return end;
    }

    // A run may hold more digits than one card number, so every window in it is tried.
    private static bool HoldsCardNumber(ReadOnlySpan<char> run)
    {
        Span<byte> digits = stackalloc byte[Math.Min(run.Length, 256)];
        var count = 0;
        foreach (var letter in run)
        {
            if (char.IsAsciiDigit(letter))
            {
                if (count == digits.Length)
                {
                    return true;
                }

                digits[count++] = (byte)(letter - '0');
            }
        }

        for (var start = 0; start + ShortestCardNumber <= count; start++)
        {
            for (var length = ShortestCardNumber; length <= LongestCardNumber && start + length <= count; length++)
            {
                if (PassesLuhn(digits.Slice(start, length)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool PassesLuhn(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var index = 0; index < digits.Length; index++)
        {
            var digit = (int)digits[digits.Length - 1 - index];
            var weighted = index % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }

        return sum % 10 == 0;
    }
}
