using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using DrTerraform.Cli.Processes;
using DrTerraform.Cli.Terraform;

namespace DrTerraform.Cli.Deployment;

/// <summary>The lock of a state, as Terraform tells of it when somebody else holds it.</summary>
internal sealed partial record StateLock(string Id, string Holder, DateTimeOffset Created)
{
    /// <summary>The lock that stood in the way; null when that was not what went wrong.</summary>
    public static StateLock? In(IEnumerable<TerraformDiagnostic> diagnostics) =>
        diagnostics.Where(diagnostic => diagnostic.IsError && diagnostic.Summary.StartsWith("Error acquiring the state lock", StringComparison.Ordinal))
            .Select(diagnostic => Parse(diagnostic.Detail))
            .FirstOrDefault(found => found is not null);

    /// <summary>
    /// Whether it was taken by the process that an earlier command left a record of, which is known to be dead: by the same user of the
    /// same machine, after that process began. While that one held the lock, nobody else could have taken it.
    /// </summary>
    public bool WasTakenBy(ProcessRecord dead, string user, string host) => Holder == $"{user}@{host}" && Created >= dead.Started;

    /// <summary>Whether it was taken on this machine by this user, in the way Terraform writes it.</summary>
    public bool WasTakenBy(ProcessRecord dead) => WasTakenBy(dead, System.Environment.UserName, Dns.GetHostName());

    private static StateLock? Parse(string detail)
    {
        var fields = Field().Matches(detail).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value.Trim());
        return fields.TryGetValue("ID", out var id) && fields.TryGetValue("Who", out var who) && fields.TryGetValue("Created", out var created) && Moment(created) is { } moment
            ? new StateLock(id, who, moment)
            : null;
    }

    /// <summary>Go writes `2026-11-21 00:37:49.123456789 +0000 UTC`: more digits than .NET reads.</summary>
    private static DateTimeOffset? Moment(string text) =>
        DateTimeOffset.TryParse($"{Fraction().Replace(text.Replace(" UTC", "", StringComparison.Ordinal), "$1")}", CultureInfo.InvariantCulture, out var moment) ? moment : null;

    [GeneratedRegex(@"^\s*(?<name>ID|Who|Created):\s*(?<value>.+)$", RegexOptions.Multiline)]
    private static partial Regex Field();

    [GeneratedRegex(@"(\.\d{1,7})\d*")]
    private static partial Regex Fraction();
}
