namespace DrTerraform.Cli.Operations;

/// <summary>What a region says of itself.</summary>
/// <param name="Serves">Its answer to <c>/health</c>: it is active and serves.</param>
/// <param name="Ready">Its answer to <c>/ready</c>: it could serve if it were active.</param>
internal sealed record RegionHealth(HealthReply Serves, HealthReply Ready);

/// <summary>One answer.</summary>
/// <param name="Ok">Whether it is 200.</param>
/// <param name="Said">What it says, e.g. <c>ok</c> or <c>role standby, writer read_only</c>.</param>
internal sealed record HealthReply(bool Ok, string Said);
