namespace DrTerraform.Cli.Doctor;

/// <summary>Judges the versions that were found. Pure: what was found comes in as text.</summary>
internal static class Diagnosis
{
    public const string ProviderVersion = "5.100.0";

    private static readonly Version OldestNode = new(20, 0);

    // The first that reads our lock files.
    private static readonly Version OldestNpm = new(7, 0);

    private static readonly Version OldestTerraform = new(1, 5);

    // Write-only arguments, which keep the database's password out of the state, came with this one.
    private static readonly Version TerraformForSecrets = new(1, 11);

    private static readonly Version Moto = new(5, 2, 1);

    /// <param name="sdk">The SDK that `dotnet` takes under the project's global.json; null when it takes none.</param>
    /// <param name="wanted">The version in global.json.</param>
    public static ToolReport Dotnet(Version? sdk, string wanted) => new(
        ".NET SDK", sdk?.ToString(), $"{wanted} or a later feature band (global.json)",
        sdk is null ? ToolStatus.Broken : ToolStatus.Fine,
        sdk is null ? $"install the .NET SDK {wanted} or later of the same major version" : "");

    public static ToolReport Node(Version? node) => AtLeast("node", node, OldestNode, "install Node.js 22 or 24");

    public static ToolReport Npm(Version? npm) => AtLeast("npm", npm, OldestNpm, "install npm; it comes with Node.js");

    public static ToolReport Terraform(Version? terraform) => terraform >= OldestTerraform && terraform < TerraformForSecrets
        ? new("terraform", terraform.ToString(), Needed(OldestTerraform), ToolStatus.Limited,
            $"secrets as write-only arguments, the default, need {TerraformForSecrets}: install it, or choose the random provider in the settings")
        : AtLeast("terraform", terraform, OldestTerraform, $"install Terraform {TerraformForSecrets} or later");

    public static ToolReport Provider(string? mirror) => new(
        "AWS provider", mirror is null ? null : $"{ProviderVersion} in {mirror}", ProviderVersion,
        mirror is null ? ToolStatus.Limited : ToolStatus.Fine,
        mirror is null ? "terraform init downloads it; without a network, set DR_TERRAFORM_MIRROR to a folder that holds it" : "");

    public static ToolReport MotoServer(Version? moto) => new(
        "moto_server", moto?.ToString(), $"{Moto}, which the emulator corrects",
        moto == Moto ? ToolStatus.Fine : ToolStatus.Broken,
        moto == Moto ? "" : "run 'pip install -r emulator/requirements.txt', or let ./dr install it for itself");

    public static ToolReport Cdktf(Version? cdktf) => new(
        "cdktf-cli", cdktf?.ToString(), "0.21.x, for cdktf synth",
        cdktf is null ? ToolStatus.Limited : ToolStatus.Fine,
        cdktf is null ? "only 'cdktf synth' and './dr test terraform' miss it: npm install cdktf-cli@0.21" : "");

    public static ToolReport Postgres(Version? postgres) => new(
        "PostgreSQL", postgres?.ToString(), "for serve, bench functions and test local",
        postgres is null ? ToolStatus.Limited : ToolStatus.Fine,
        postgres is null ? "./dr installs it with npm when it is needed; or name a folder with bin/postgres in DR_POSTGRES" : "");

    /// <param name="restores">Whether the packages of the ahead-of-time compiler can be had.</param>
    public static ToolReport NativeAot(bool restores) => new(
        "native AOT", restores ? "its packages can be restored" : null, "only for tools/publish-functions --native-aot",
        restores ? ToolStatus.Fine : ToolStatus.Limited,
        restores ? "" : "the functions are published ready-to-run, the default; for native AOT use a registry that has Microsoft.NETCore.App.Runtime.NativeAOT for .NET 10");

    private static ToolReport AtLeast(string tool, Version? found, Version oldest, string remedy) => new(
        tool, found?.ToString(), Needed(oldest), found >= oldest ? ToolStatus.Fine : ToolStatus.Broken, found >= oldest ? "" : remedy);

    private static string Needed(Version oldest) => $"{oldest} or later";
}
