using DrTerraform.Cli.Synthesis;

namespace DrTerraform.Cli.Terraform;

/// <summary>The work folders of a run's stacks.</summary>
internal sealed class StackWorkFolders(Session session, TargetAccess target, SynthesizedStacks stacks)
{
    private readonly string _toolKey = ToolKey(session);

    public StackWorkFolder Prepare(string stack) => StackWorkFolder.Prepare(target.WorkFolderOf(stack), stacks.Folder(stack), target.States, _toolKey);

    /// <summary>Another Terraform or another place for providers makes an earlier `terraform init` void.</summary>
    private static string ToolKey(Session session)
    {
        var terraform = session.Tools.RequireTerraform();
        var configuration = session.Variables.GetValueOrDefault("TF_CLI_CONFIG_FILE");
        return string.Join('\n',
            terraform,
            File.GetLastWriteTimeUtc(terraform).Ticks,
            session.Tools.TerraformMirror,
            File.Exists(configuration) ? File.ReadAllText(configuration) : "");
    }
}
