using DrTerraform.Cli.Deployment;
using DrTerraform.Cli.Synthesis;
using DrTerraform.Settings;

namespace DrTerraform.Cli.Operations;

/// <summary>What every operator's command begins with: the settings, the two regions by their names alone, and what they say.</summary>
internal sealed class OperationsDesk
{
    private readonly Session _session;

    private OperationsDesk(Session session, ChosenSettings chosen, IReadOnlyList<IRegion> regions)
    {
        _session = session;
        Title = chosen.Title;
        Settings = chosen.Values;
        Regions = regions;
    }

    public string Title { get; }

    public DrSettings Settings { get; }

    public IReadOnlyList<IRegion> Regions { get; }

    /// <summary>The lag from which a failover would lose more than allowed.</summary>
    public TimeSpan GreatestLag => TimeSpan.FromSeconds(Settings.MaximumLagSeconds);

    /// <summary>Who gives orders here, as the shell knows them.</summary>
    public string Operator => _session.Variables.GetValueOrDefault("USER") is { Length: > 0 } user ? user : "an operator";

    public static async Task<OperationsDesk> OpenAsync(Session session, OperationSettings options)
    {
        var chosen = ChosenSettings.Read(options, session);
        return chosen.Values.Database is null
            ? throw new CommandException(ExitCode.Usage, $"{chosen.Title} has no database: there are no roles that could change; its traffic follows the health checks alone")
            : new OperationsDesk(session, chosen, await session.Regions.FindAsync(session, chosen.Values, options.Target));
    }

    /// <summary>Asks both regions. Nothing is decided on the account of another deployment.</summary>
    public async Task<Situation> LookAsync()
    {
        var now = await Situation.ReadAsync(Regions, _session.Time, _session.Cancellation);
        if (now.GlobalDatabase?.Members is [var member, ..])
        {
            AccountQuestion.RefuseOther(member.Account, Settings.Account);
        }

        return now;
    }

    public IRegion Region(string name) => Regions.Single(region => region.Name == name);

    /// <summary>The region that is to be active: the one that is named, or the one that writes without the role, or the one that waits.</summary>
    public string TargetOf(Situation now, string? named)
    {
        var names = Regions.Select(region => region.Name).ToArray();
        if (named is not null)
        {
            return names.Contains(named) ? named : throw new CommandException(ExitCode.Usage, $"--to is '{named}': the regions are {string.Join(" and ", names)}; nothing was changed");
        }

        var active = now.Role?.ActiveRegion ?? throw new CommandException(
            ExitCode.Findings, $"no region tells which one is active, so the other is not known: say which one is meant with --to {names[0]} or --to {names[1]}; nothing was changed");
        return now.WriterRegion is { } writer && writer != active && names.Contains(writer) ? writer : names.First(name => name != active);
    }

    /// <summary>Ends the command when something speaks against it.</summary>
    public static void Refuse(string what, IReadOnlyList<string> objections)
    {
        if (objections.Count > 0)
        {
            throw new CommandException(ExitCode.Findings, string.Join('\n', [$"{what}; nothing was changed", .. objections.Select(objection => $"  {objection}")]));
        }
    }
}
