using DrTerraform.Cli.Emulators;
using DrTerraform.Cli.Processes;

namespace DrTerraform.Cli.Terraform;

/// <summary>One run's way to its AWS: where Terraform is sent, and where its states are.</summary>
internal sealed record TargetAccess
{
    private TargetAccess(TerraformTarget kind, ProjectFolders folders, IReadOnlyDictionary<string, string?> environment, StateHome states)
    {
        Kind = kind;
        Folders = folders;
        Environment = environment;
        States = states;
    }

    public TerraformTarget Kind { get; }

    /// <summary>The variables Terraform runs with.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; }

    public StateHome States { get; }

    /// <summary>Where the emulator listens; null for AWS.</summary>
    public Uri? Endpoint { get; private init; }

    /// <summary>The account it is; null where nobody has asked.</summary>
    public string? Account { get; init; }

    private ProjectFolders Folders { get; }

    public static TargetAccess Aws(Session session)
    {
        TerraformEnvironment.RefuseLoopback(session.Variables);
        return new TargetAccess(TerraformTarget.Aws, session.Folders, TerraformEnvironment.ForAws(), StateHome.Declared);
    }

    /// <param name="session">The command's world.</param>
    /// <param name="emulator">A running one.</param>
    public static TargetAccess Of(Session session, Emulator emulator) => new(
        TerraformTarget.Emulator,
        session.Folders,
        TerraformEnvironment.ForEmulator(emulator.Endpoint, session.Variables.Keys),
        emulator.IsKept ? StateHome.In(session.Folders.EmulatorStates) : StateHome.None)
    {
        Endpoint = emulator.Endpoint,
        Account = emulator.Account,
    };

    public string WorkFolderOf(string stack) => Path.Combine(Folders.Work, Kind.Name(), stack);

    public ProcessTrace TraceOf(string stack) => new(Path.Combine(Folders.Runs, Kind.Name(), stack));
}
