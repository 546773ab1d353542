namespace DrTerraform.Settings;

/// <summary>Where the settings of one run come from. A file is overridden by the environment, and that by <c>--set</c>.</summary>
/// <param name="File">The settings file.</param>
public sealed record SettingsSource(string File)
{
    /// <summary>The blueprint that is taken when nobody names one.</summary>
    public const string DefaultBlueprint = "flagship";

    private const string BlueprintVariable = "DR_BLUEPRINT";
    private const string FileVariable = "DR_SETTINGS";

    /// <summary>The environment variables: <c>DR__Database__EngineVersion</c> overrides <c>database.engineVersion</c>.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>What was given with <c>--set</c>, e.g. <c>database.engineVersion=16.6</c>; of two for one key the later counts.</summary>
    public IReadOnlyList<string> Sets { get; init; } = [];

    /// <summary>
    /// Understands <c>[BLUEPRINT | --settings FILE] [--set KEY=VALUE]...</c>. Where the arguments name no settings, the variables
    /// <c>DR_BLUEPRINT</c> and <c>DR_SETTINGS</c> do, for callers that cannot pass arguments.
    /// </summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="environment">The environment variables.</param>
    /// <param name="root">The folder that holds <c>Blueprints</c>.</param>
    /// <exception cref="InvalidSettingsException">The arguments make no sense, or there is no such blueprint.</exception>
    public static SettingsSource FromCommandLine(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, string root)
    {
        var (blueprints, files, sets, problems) = (new List<string>(), new List<string>(), new List<string>(), new List<Problem>());
        for (var index = 0; index < arguments.Count; index++)
        {
            // Both "--set key=value" and "--set=key=value".
            var (option, attached) = arguments[index].StartsWith("--", StringComparison.Ordinal) && arguments[index].Split('=', 2) is [var name, var rest]
                ? (name, rest)
                : (arguments[index], null);
            if (option is not ("--settings" or "--set"))
            {
                if (option.StartsWith('-'))
                {
                    problems.Add(new Problem(option, "is not an option; use --settings FILE or --set KEY=VALUE"));
                }
                else
                {
                    blueprints.Add(option);
                }
            }
            else if ((attached ?? (index + 1 < arguments.Count ? arguments[++index] : null)) is { } value)
            {
                (option == "--set" ? sets : files).Add(value);
            }
            else
            {
                problems.Add(new Problem(option, option == "--set" ? "needs KEY=VALUE after it" : "needs a FILE after it"));
            }
        }

        if (blueprints.Count + files.Count == 0)
        {
            Take(BlueprintVariable, blueprints);
            Take(FileVariable, files);
        }

        if (blueprints.Count + files.Count > 1)
        {
            problems.Add(new Problem("command line", $"names several settings ({string.Join(", ", blueprints.Concat(files))}); give one blueprint or one --settings FILE"));
        }

        return problems.Count > 0
            ? throw new InvalidSettingsException("the command line", problems)
            : new SettingsSource(files.Count > 0 ? files[0] : Blueprint.Find(root, blueprints.FirstOrDefault() ?? DefaultBlueprint)) { Environment = environment, Sets = sets };

        void Take(string variable, List<string> into)
        {
            if (environment.TryGetValue(variable, out var value) && value.Length > 0)
            {
                into.Add(value);
            }
        }
    }
}
