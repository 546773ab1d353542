using DrTerraform.Cli.Terraform;
using DrTerraform.Settings;

namespace DrTerraform.Cli.Operations;

/// <summary>Where the regions of a deployment are found.</summary>
internal interface IRegionSource
{
    /// <summary>The region that was born to serve, then the one that was born to wait; a <see cref="CommandException"/> when there is no way to them.</summary>
    public Task<IReadOnlyList<IRegion>> FindAsync(Session session, DrSettings settings, TerraformTarget target);
}
