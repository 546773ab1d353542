using DrTerraform.Settings.Tests.Corpus;

namespace DrTerraform.Settings.Tests.Support;

/// <summary>Valid settings, of which a test changes what matters to it.</summary>
internal static class Some
{
    /// <summary>The corpus's sound settings after overrides such as <c>dns.ttlSeconds=5</c>.</summary>
    public static DrSettings Settings(params string[] sets) => Reading.Read(SettingsCorpus.Sound, sets);

    /// <summary>A blueprint of the project.</summary>
    public static DrSettings Blueprint(string name) => SettingsReader.Read(new SettingsSource(DrTerraform.Settings.Blueprint.Find(Project.Root, name)));

    /// <summary>Every line that the reader says about those settings after overrides.</summary>
    public static IReadOnlyList<string> Problems(params string[] sets) => Reading.Problems(SettingsCorpus.Sound, sets);
}
