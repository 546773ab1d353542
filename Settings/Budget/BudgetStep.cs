namespace DrTerraform.Settings.Budget;

/// <summary>One stretch of the way from the loss of a region to service in the other.</summary>
/// <param name="What">What happens in it, in words for an operator.</param>
/// <param name="Seconds">How long it takes at worst.</param>
/// <param name="From">The settings that make the figure; empty when none does.</param>
/// <param name="Source">Where the part that no setting decides comes from; empty when settings decide all of it.</param>
public sealed record BudgetStep(string What, int Seconds, string From, string Source);
