namespace DrTerraform.Cli.Emulators;

/// <summary>Something that was created in the emulator and not deleted.</summary>
internal sealed record Leftover(string Service, string Region, string Id);
