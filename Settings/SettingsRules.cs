namespace DrTerraform.Settings;

/// <summary>All rules that look at more than one value, or at more than a pattern or a range.</summary>
internal static class SettingsRules
{
    /// <summary>Everything that is wrong with settings whose values each fit their key.</summary>
    public static IEnumerable<Problem> Problems(DrSettings settings) => [];
}
