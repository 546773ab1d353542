namespace DrTerraform.Cli.Export;

/// <summary>A piece of a Terraform template: text as it stands, or code in <c>${…}</c> or <c>%{…}</c> with its braces.</summary>
internal sealed record TemplatePart(string Text, bool IsCode);
