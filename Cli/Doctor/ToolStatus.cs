namespace DrTerraform.Cli.Doctor;

/// <summary>What a tool's absence or version means for the commands.</summary>
internal enum ToolStatus
{
    Fine,

    /// <summary>Usable, or only some commands miss it: the advice says which.</summary>
    Limited,

    /// <summary>Needed, and missing or too old.</summary>
    Broken,
}
