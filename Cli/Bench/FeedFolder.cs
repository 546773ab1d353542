using DrTerraform.Cli.Tools;

namespace DrTerraform.Cli.Bench;

/// <summary>A folder of bindings, and how to build against it without touching what was built against the other.</summary>
internal sealed class FeedFolder
{
    private readonly string _path;
    private readonly string? _apart;

    private FeedFolder(string path, string artifacts, string? apart)
    {
        _path = path;
        _apart = apart;
        Artifacts = artifacts;
    }

    public bool Exists => Directory.Exists(_path);

    public string Artifacts { get; }

    public IReadOnlyList<string> BuildArguments => _apart is null ? [] : [$"-p:ArtifactsPath={Artifacts}/", $"-p:RestoreRootConfigDirectory={_apart}"];

    /// <summary>Both feeds hold the same versions, so each needs a package folder of its own.</summary>
    public IReadOnlyDictionary<string, string?> BuildVariables => _apart is null
        ? new Dictionary<string, string?>()
        : new Dictionary<string, string?> { ["NUGET_PACKAGES"] = Path.Combine(_apart, "packages") };

    /// <summary>The feed the project is built with.</summary>
    public static FeedFolder Slim(ProjectTools tools) => new(Path.Combine(tools.WorkFolder, "feed"), Path.Combine(tools.WorkFolder, "artifacts"), null);

    /// <summary>The bindings with every AWS service in them, when somebody built those.</summary>
    public static FeedFolder Full(ProjectTools tools)
    {
        var apart = Path.Combine(tools.WorkFolder, "bench", "full");
        return new FeedFolder(Path.Combine(tools.WorkFolder, "feed-full"), Path.Combine(apart, "artifacts"), apart);
    }

    /// <summary>A configuration nearer than the project's own wins over it, source by source.</summary>
    public void WriteConfiguration()
    {
        if (_apart is null)
        {
            return;
        }

        Directory.CreateDirectory(_apart);
        File.WriteAllText(Path.Combine(_apart, "nuget.config"), $"""
            <?xml version="1.0" encoding="utf-8"?>
            <configuration>
              <packageSources>
                <add key="dr-bindings" value="{_path}" />
              </packageSources>
            </configuration>
            """);
    }
}
