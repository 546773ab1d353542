namespace DrTerraform.Functions.Shared.Control;

/// <summary>An operator's word that one region may take over once, with the loss that he was shown.</summary>
/// <param name="Region">The region that may.</param>
/// <param name="Epoch">The epoch that it may begin: the one after the role record's. It is worth nothing for any other.</param>
/// <param name="By">Who gave it.</param>
/// <param name="Since">When.</param>
/// <param name="ValidUntil">When it lapses.</param>
public sealed record ApprovalOrder(string Region, long Epoch, string By, DateTimeOffset Since, DateTimeOffset ValidUntil);
