using System.Text.Json;

namespace DrTerraform.Policies;

/// <summary>Where a stack keeps its state.</summary>
/// <param name="Type">Terraform's name of the backend, e.g. <c>s3</c> or <c>local</c>.</param>
/// <param name="Body">Its arguments.</param>
public sealed record Backend(string Type, JsonElement Body);
