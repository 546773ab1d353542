using System.ComponentModel;
using DrTerraform.Local.Api;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Serve;

/// <summary>Options of `dr serve`.</summary>
internal sealed class ServeSettings : CommandSettings
{
    private const int MostInstances = 64;

    [CommandOption("--api <KIND>")]
    [Description("rest (default) or http: the kind of API, and so of the events that the functions get")]
    public string ApiName { get; init; } = "rest";

    [CommandOption("--port <PORT>")]
    [Description("Port of the loopback address, 8585 by default")]
    public int Port { get; init; } = 8585;

    [CommandOption("--instances <COUNT>")]
    [Description("The most processes of a function at a time, 4 by default")]
    public int Instances { get; init; } = 4;

    [CommandOption("--standby")]
    [Description("Start as the region that is not active: it refuses payments and answers /standby with 200")]
    public bool Standby { get; init; }

    public ApiKind Kind => ApiName == "http" ? ApiKind.Http : ApiKind.Rest;

    public override ValidationResult Validate() => this switch
    {
        { ApiName: not ("rest" or "http") } => ValidationResult.Error($"--api is 'rest' or 'http', got '{ApiName}'"),
        { Port: < 1 or > 65_535 } => ValidationResult.Error($"--port is from 1 to 65535, got {Port}"),
        { Instances: < 1 or > MostInstances } => ValidationResult.Error($"--instances is from 1 to {MostInstances}, got {Instances}"),
        _ => ValidationResult.Success(),
    };
}
