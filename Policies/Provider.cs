namespace DrTerraform.Policies;

/// <summary>One aliased AWS provider of a stack.</summary>
/// <param name="Alias">Alias without the <c>aws.</c> in front; empty for the default provider.</param>
/// <param name="Region">AWS's name of the region; empty when the block names none.</param>
/// <param name="DefaultTags">Tags that every resource of the provider gets.</param>
public sealed record Provider(string Alias, string Region, IReadOnlyDictionary<string, string> DefaultTags);
