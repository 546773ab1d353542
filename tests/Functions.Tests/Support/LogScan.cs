using System.Text.RegularExpressions;

namespace DrTerraform.Functions.Tests.Support;

/// <summary>Looks for what must never be in a log: numbers that pass for a card's, signatures, and the secrets that it is told.</summary>
internal sealed partial class LogScan(params IReadOnlyList<string> secrets)
{
    /// <summary>What a line holds that it should not; empty for a good line.</summary>
    public IReadOnlyList<string> Findings(string line) =>
    [
        .. CardLike().Matches(Clock().Replace(line, string.Empty)).Select(match => string.Concat(match.Value.Where(char.IsAsciiDigit))).Where(digits => digits.Length is >= 13 and <= 19 && HoldsLuhn(digits)).Select(_ => "a card number"),
        .. Signature().Matches(line).Select(_ => "a signature"),
        .. secrets.Where(secret => line.Contains(secret, StringComparison.Ordinal)).Select(_ => "a secret"),
    ];

    private static bool HoldsLuhn(string digits) =>
        digits.Reverse().Select((digit, index) => index % 2 == 0 ? digit - '0' : (digit - '0') * 2 is var twice and > 9 ? twice - 9 : (digit - '0') * 2).Sum() % 10 == 0;

    // Digits, alone or in groups as they are printed on a card; not part of a longer word, such as an id.
    [GeneratedRegex("(?<![0-9A-Za-z_-])[0-9](?:[ -]?[0-9]){12,18}(?![0-9A-Za-z_-])")]
    private static partial Regex CardLike();

    // CloudWatch asks for the time in milliseconds: thirteen digits, of which one in ten passes for a card.
    [GeneratedRegex("\"Timestamp\":[0-9]{13},")]
    private static partial Regex Clock();

    [GeneratedRegex("v1=[0-9a-f]{16}|AWS4-HMAC-SHA256")]
    private static partial Regex Signature();
}
