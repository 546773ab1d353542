namespace DrTerraform.Settings.Budget;

/// <summary>How much of one store a lost region may take with it.</summary>
/// <param name="Store">The store, in words for an operator.</param>
/// <param name="WorstCaseSeconds">The latest acknowledged writes that may be missing, in seconds; null: nothing bounds it.</param>
/// <param name="From">The settings that bound it; empty when none does.</param>
/// <param name="Source">What the figure rests on.</param>
/// <param name="IsJudged">Whether it is held against the recovery point objective: payments and their tables are, the rest is told apart.</param>
public sealed record StoreLoss(string Store, int? WorstCaseSeconds, string From, string Source, bool IsJudged);
