namespace DrTerraform.Stacks;

/// <summary>Tells the findings of <see cref="StackPolicies"/> from every other failure of synthesis, which arrives in the same type.</summary>
public static class BrokenPolicies
{
    private const string Mark = "DR";

    /// <summary>The findings, a line each, or null when the failure is another one.</summary>
    public static string? From(Exception failure)
    {
        var findings = failure.Message.Split('\n').Select(Finding).OfType<string>().ToArray();
        return findings.Length == 0 ? null : string.Join(Environment.NewLine, findings.Prepend("the deployment breaks policies (docs/policies.md says why each exists):"));
    }

    // CDKTF renders a validation error as "[path] message".
    private static string? Finding(string line)
    {
        var text = line.Trim();
        var start = text.StartsWith('[') ? text.IndexOf("] ", StringComparison.Ordinal) + 2 : 0;
        return text.AsSpan(start).StartsWith(Mark) && text.Length > start + 5 && char.IsAsciiDigit(text[start + Mark.Length]) ? text[start..] : null;
    }
}
