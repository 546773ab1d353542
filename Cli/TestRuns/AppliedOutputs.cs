using System.Text.Json;
using DrTerraform.Cli.Terraform;

namespace DrTerraform.Cli.TestRuns;

/// <summary>What `dr up` has written about what it applied: all that integration tests may know.</summary>
internal sealed record AppliedOutputs(string File, Uri? Endpoint)
{
    /// <summary>The outputs of an earlier `dr up` with the same target.</summary>
    public static AppliedOutputs Read(Session session, TestSettings settings)
    {
        var folder = settings.OutFolder is { } named ? Path.GetFullPath(named, session.CurrentFolder) : Path.Combine(session.Tools.Root, "cdktf.out");
        var file = Path.Combine(folder, "outputs.json");
        if (!System.IO.File.Exists(file))
        {
            throw new CommandException(ExitCode.Usage, $"nothing is applied that could be tested: there is no {file}; 'dr up' writes it");
        }

        var outputs = JsonElement.Parse(System.IO.File.ReadAllBytes(file));
        var target = outputs.GetProperty("target").GetString();
        if (target != settings.TargetName)
        {
            throw new CommandException(ExitCode.Usage, $"--target is '{settings.TargetName}', but {file} was written by 'dr up --target {target}'");
        }

        return new AppliedOutputs(file, outputs.GetProperty("endpoint").GetString() is { } endpoint ? new Uri(endpoint) : null);
    }

    /// <summary>Variables of the tests: where the outputs are, and the way to AWS that Terraform took.</summary>
    public IReadOnlyDictionary<string, string?> Variables(Session session)
    {
        if (Endpoint is null)
        {
            TerraformEnvironment.RefuseLoopback(session.Variables);
        }

        var aws = Endpoint is null ? TerraformEnvironment.ForAws() : TerraformEnvironment.ForEmulator(Endpoint, session.Variables.Keys);
        return new Dictionary<string, string?>(aws) { ["DR_OUTPUTS"] = File };
    }
}
