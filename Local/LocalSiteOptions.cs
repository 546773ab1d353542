using DrTerraform.Local.Api;

namespace DrTerraform.Local;

/// <summary>What a <see cref="LocalSite"/> is made of.</summary>
public sealed record LocalSiteOptions
{
    /// <summary>The emulator's address.</summary>
    public required Uri Aws { get; init; }

    /// <summary>Folder with <c>bin/postgres</c> and <c>bin/initdb</c>.</summary>
    public required string PostgresPrograms { get; init; }

    /// <summary>Folder with the functions' zips.</summary>
    public required string Packages { get; init; }

    /// <summary>The region to be.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>The kind of API.</summary>
    public ApiKind Kind { get; init; } = ApiKind.Rest;

    /// <summary>The API's TCP port.</summary>
    public int Port { get; init; } = LoopbackPort.Free();

    /// <summary>The most processes of a function at a time, 1 or more.</summary>
    public int Instances { get; init; } = 4;

    /// <summary>How long a function may take for an event.</summary>
    public TimeSpan FunctionTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The least level the functions log: <c>debug</c>, <c>info</c>, <c>warn</c> or <c>error</c>.</summary>
    public string LogLevel { get; init; } = "info";

    /// <summary>Told of every line a function writes; called from any thread.</summary>
    public Action<string> Line { get; init; } = static _ => { };

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
