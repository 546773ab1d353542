namespace DrTerraform.Integration.Tests.Support;

/// <summary>AWS, or the emulator, refused a call.</summary>
/// <param name="call">Service, region and operation.</param>
/// <param name="status">HTTP status.</param>
/// <param name="body">What was answered.</param>
public sealed class AwsCallException(string call, int status, string body) : Exception($"{call} was refused with status {status}: {body}");
