using System.Globalization;

namespace DrTerraform.Functions.Shared.Aws;

/// <summary>A value in a DynamoDB item: a text or a number, written the way DynamoDB does.</summary>
public sealed record AttributeValue
{
    /// <summary>The text, or null when the value is a number.</summary>
    public string? S { get; init; }

    /// <summary>The number as text, or null when the value is a text.</summary>
    public string? N { get; init; }

    /// <summary>A text value.</summary>
    public static AttributeValue Text(string value) => new() { S = value };

    /// <summary>A number value.</summary>
    public static AttributeValue Number(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };

    /// <summary>A moment, as text in UTC.</summary>
    public static AttributeValue Moment(DateTimeOffset moment) => Text(moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>The text as a moment, or null when it is none.</summary>
    public DateTimeOffset? AsMoment() =>
        DateTimeOffset.TryParse(S, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;

    /// <summary>The number as a whole number, or null when it is none.</summary>
    public long? AsNumber() => long.TryParse(N, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
