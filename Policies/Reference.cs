using System.Text.RegularExpressions;

namespace DrTerraform.Policies;

/// <summary>A reference inside a Terraform template, e.g. the <c>aws_kms_key.Key.arn</c> of <c>${aws_kms_key.Key.arn}</c>.</summary>
internal sealed partial record Reference(ResourceMode Mode, string Type, string LogicalId, string Attribute, string Output)
{
    public string Address => Mode == ResourceMode.Managed ? $"{Type}.{LogicalId}" : $"data.{Type}.{LogicalId}";

    public static IEnumerable<Reference> In(string text)
    {
        // Almost every text is a plain literal.
        if (!text.Contains("${", StringComparison.Ordinal))
        {
            return [];
        }

        return Template().Matches(text).SelectMany(template => Pattern().Matches(template.Value)).Select(match => new Reference(
            match.Groups["data"].Success ? ResourceMode.Data : ResourceMode.Managed,
            match.Groups["type"].Value,
            match.Groups["id"].Value,
            match.Groups["attribute"].Value,
            match.Groups["output"].Value));
    }

    /// <summary>The first reference that says what a text means; the account's and the region's own data only fill in an ARN.</summary>
    public static Reference? Leading(string text) =>
        In(text).FirstOrDefault(reference => reference.Type is not ("aws_caller_identity" or "aws_region" or "aws_partition"));

    /// <summary>The text without its templates: what is written in the JSON itself.</summary>
    public static string LiteralPart(string text) => Template().Replace(text, string.Empty);

    [GeneratedRegex(@"\$\{(?:[^{}]|\{[^{}]*\})*\}")]
    private static partial Regex Template();

    // The look-behind keeps "ephemeral.aws_x.Y" and longer names from matching in their middle.
    [GeneratedRegex(@"(?<![\w.-])(?<data>data\.)?(?<type>(?:aws|random|archive|terraform)_[a-z0-9_]+)\.(?<id>[A-Za-z_][\w-]*)(?:\[[^\]]*\])?(?:\.(?<attribute>[a-z0-9_]+)(?:\.(?<output>[\w-]+)|\[""(?<output>[^""]+)""\])?)?")]
    private static partial Regex Pattern();
}
