using System.ComponentModel;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Drafting;

/// <summary>Options of `dr new`. All are texts: what is wrong with one is told together with what is wrong with the others.</summary>
internal sealed class NewSettings : CommandSettings
{
    [CommandOption("--primary <REGION>")]
    [Description("The region that serves until a failover, e.g. eu-west-1")]
    public string? Primary { get; init; }

    [CommandOption("--secondary <REGION>")]
    [Description("The region that waits")]
    public string? Secondary { get; init; }

    [CommandOption("--domain <DOMAIN>")]
    [Description("Domain of the hosted zone, which the deployment creates, e.g. pay.bank.com")]
    public string? Domain { get; init; }

    [CommandOption("--suffix <SUFFIX>")]
    [Description("Part of every name, which tells deployments apart")]
    public string? Suffix { get; init; }

    [CommandOption("--rto <SECONDS>")]
    [Description("Recovery time objective; without it, the blueprint's")]
    public string? Rto { get; init; }

    [CommandOption("--rpo <SECONDS>")]
    [Description("Recovery point objective; without it, the blueprint's")]
    public string? Rpo { get; init; }

    [CommandOption("--budget <USD>")]
    [Description("The most that a month may cost; without it, the blueprint's, if it has one")]
    public string? Budget { get; init; }

    [CommandOption("--from <BLUEPRINT>")]
    [Description("The ready settings file that all else is taken from; without it, flagship")]
    public string? From { get; init; }

    [CommandOption("--out <FILE>")]
    [Description("The file to write, which must not exist; without it, SUFFIX.json where you stand")]
    public string? OutFile { get; init; }
}
