namespace DrTerraform.Cli;

/// <summary>What lies where below `.dr`, the folder of everything the project makes for itself.</summary>
internal sealed record ProjectFolders(string Root)
{
    /// <summary>Where Terraform works, a folder a target and stack; also the lock that lets one command at a time work there.</summary>
    public string Work => Path.Combine(Root, "work");

    /// <summary>Traces of Terraform processes, a folder a target.</summary>
    public string Runs => Path.Combine(Root, "runs");

    public string Emulator => Path.Combine(Root, "emulator");

    /// <summary>What a running `dr serve` leaves for other commands.</summary>
    public string Serve => Path.Combine(Root, "serve");

    /// <summary>States that are files and describe what is in the emulator: worth nothing without it.</summary>
    public string EmulatorStates => Path.Combine(Root, "state", "emulator");

    /// <summary>What Terraform said, a folder a command.</summary>
    public string LogsOf(string command) => Directory.CreateDirectory(Path.Combine(Root, "logs", command)).FullName;
}
