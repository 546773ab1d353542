using DrTerraform.Cli.Operations;
using DrTerraform.Cli.Terraform;
using DrTerraform.Functions.Shared.Regions;
using DrTerraform.Functions.Shared.Roles;
using DrTerraform.Settings;

namespace DrTerraform.Cli.Tests.Support;

/// <summary>Two regions of one deployment with one database, as far as operators see and change them.</summary>
internal sealed class FakeDeployment : IRegionSource
{
    public const string East = "us-east-1";
    public const string West = "us-west-2";

    public FakeDeployment()
    {
        Primary = new FakeRegion(this, East);
        Secondary = new FakeRegion(this, West) { RpoLag = new LagFigure(TimeSpan.FromSeconds(1.5), HastyTime.Start) };
    }

    public FakeRegion Primary { get; }

    public FakeRegion Secondary { get; }

    public RoleRecord? Role { get; set; } = new(East, 1) { Reason = "first deployment" };

    /// <summary>The region whose cluster writes.</summary>
    public string? Writer { get; set; } = East;

    /// <summary>The regions whose clusters are members.</summary>
    public List<string> Members { get; } = [East, West];

    public RoleChange? Change { get; set; }

    /// <summary>What RDS does when it is asked for a change of roles; by default it is done at once.</summary>
    public Action<string>? WhenAsked { get; set; }

    /// <summary>Every change that was asked for, as `region what`, oldest first.</summary>
    public List<string> Calls { get; } = [];

    public static string ArnIn(string region) => $"arn:aws:rds:{region}:111122223333:cluster:payments";

    public Task<IReadOnlyList<IRegion>> FindAsync(Session session, DrSettings settings, TerraformTarget target) =>
        Task.FromResult<IReadOnlyList<IRegion>>([Primary, Secondary]);

    public void AskForWriter(string region)
    {
        if (WhenAsked is { } answer)
        {
            answer(region);
        }
        else
        {
            Writer = region;
        }
    }
}
