namespace DrTerraform.Functions.Shared.Control;

/// <summary>An operator's order that no region takes over by itself, until it is taken back.</summary>
/// <param name="By">Who gave it.</param>
/// <param name="Since">When.</param>
/// <param name="Reason">Why, for whoever finds it.</param>
public sealed record PauseOrder(string By, DateTimeOffset Since, string Reason);
