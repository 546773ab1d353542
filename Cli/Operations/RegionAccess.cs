using DrTerraform.Functions.Shared.Aws;

namespace DrTerraform.Cli.Operations;

/// <summary>The way to the regions' APIs.</summary>
/// <param name="Credentials">Gives credentials that are valid now.</param>
/// <param name="Http">The connections.</param>
/// <param name="Endpoint">Where the emulator listens; null for AWS.</param>
internal sealed record RegionAccess(Func<Task<AwsCredentials>> Credentials, HttpClient Http, Uri? Endpoint);
