namespace DrTerraform.Cli.Terraform;

/// <summary>The gist of what a program wrote for people, for the steps that have no JSON output.</summary>
internal static class ErrorText
{
    private const int LinesAtMost = 12;

    // The frame Terraform draws around its errors.
    private static readonly char[] Frame = ['╷', '│', '╵', ' ', '\r'];

    /// <summary>From the first line that says Error on; without one, the last lines.</summary>
    public static string First(string text)
    {
        var lines = text.Split('\n').Select(line => line.Trim(Frame)).Where(line => line.Length > 0).ToArray();
        var error = Array.FindIndex(lines, line => line.StartsWith("Error", StringComparison.Ordinal));
        return string.Join('\n', error >= 0 ? lines.Skip(error).Take(LinesAtMost) : lines.TakeLast(LinesAtMost));
    }
}
