namespace DrTerraform.Lifecycle.Tests.Support;

/// <summary>A global database of two clusters.</summary>
/// <param name="Name">The global cluster's identifier.</param>
/// <param name="Writer">ARN of the cluster that writes.</param>
/// <param name="Reader">ARN of the other one.</param>
public sealed record GlobalDatabase(string Name, string Writer, string Reader);
