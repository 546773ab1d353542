using System.Globalization;
using System.Text.Json.Nodes;

namespace DrTerraform.Cli.Drafting;

/// <summary>A setting that a new file is asked about.</summary>
/// <param name="Option">The option that gives it.</param>
/// <param name="Path">The setting's key.</param>
/// <param name="Question">What the operator is asked.</param>
/// <param name="Given">Its value on the command line, if any.</param>
internal sealed record DraftKey(string Option, string Path, string Question, Func<NewSettings, string?> Given)
{
    /// <summary>Every one, in the order of the questions.</summary>
    public static readonly IReadOnlyList<DraftKey> All =
    [
        new("--primary", "primary.region", "Which region serves until a failover?", options => options.Primary) { Example = "eu-west-1" },
        new("--secondary", "secondary.region", "Which region waits?", options => options.Secondary) { Example = "eu-central-1" },
        new("--domain", "dns.domain", "Which domain shall the hosted zone have?", options => options.Domain) { Example = "pay.bank.com" },
        new("--suffix", "suffix", "Which suffix tells this deployment from others, in every name?", options => options.Suffix) { Example = "team1" },
        new("--rto", "objectives.rtoSeconds", "After how many seconds must the platform serve again (RTO)?", options => options.Rto),
        new("--rpo", "objectives.rpoSeconds", "How many seconds of work may be lost (RPO)?", options => options.Rpo),
        new("--budget", "objectives.monthlyBudgetUsd", "How many USD may a month cost (none: empty)?", options => options.Budget),
    ];

    /// <summary>A value that shows the form of one; null for what a blueprint says well enough, so that nobody has to.</summary>
    public string? Example { get; init; }

    public bool IsNeeded => Example is not null;

    /// <summary>An answer as it stands in the file. What should be a number and is none stays a text, and the settings reader says what the key takes.</summary>
    public JsonNode Read(string answer) =>
        Path.StartsWith("objectives.", StringComparison.Ordinal) && int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : answer;
}
