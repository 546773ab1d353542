using System.Globalization;
using System.Text.Json.Nodes;

namespace DrTerraform.Settings;

/// <summary>A number between two bounds, both allowed.</summary>
/// <param name="minimum">Least value.</param>
/// <param name="maximum">Greatest value; <see cref="int.MaxValue"/> when there is no other bound.</param>
public sealed class AllowedRangeAttribute(double minimum, double maximum) : LimitAttribute
{
    /// <summary>Values are whole multiples of this; 0: all are allowed.</summary>
    public double Step { get; init; }

    /// <inheritdoc/>
    public override string Allowed => (maximum == int.MaxValue ? $"{Show(minimum)} or more" : $"{Show(minimum)} to {Show(maximum)}")
        + (Step > 0 ? $" in steps of {Show(Step)}" : "");

    /// <inheritdoc/>
    public override bool Admits(object value)
    {
        var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        return minimum <= number && number <= maximum && (Step == 0 || number % Step == 0);
    }

    /// <inheritdoc/>
    public override void Describe(JsonObject schema)
    {
        schema["minimum"] = minimum;
        schema["maximum"] = maximum;
        if (Step > 0)
        {
            schema["multipleOf"] = Step;
        }
    }

    private static string Show(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
