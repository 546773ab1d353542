using DrTerraform.Cli;
using DrTerraform.Cli.Operations;
using DrTerraform.Cli.Terraform;
using DrTerraform.Settings;

namespace DrTerraform.Local.Tests.Takeover;

/// <summary>Both regions of a platform in the emulator, for the operator's commands.</summary>
internal sealed class EmulatedRegions(Platform platform) : IRegionSource
{
    public Task<IReadOnlyList<IRegion>> FindAsync(Session session, DrSettings settings, TerraformTarget target) =>
        Task.FromResult<IReadOnlyList<IRegion>>([new EmulatedRegion(platform, Platform.East), new EmulatedRegion(platform, Platform.West)]);
}
