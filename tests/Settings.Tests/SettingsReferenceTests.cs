using DrTerraform.Settings.Tests.Support;

namespace DrTerraform.Settings.Tests;

[TestFixture]
public sealed class SettingsReferenceTests
{
    [Test]
    public void Reference_of_the_settings_is_up_to_date() => GeneratedText.ShouldBePartOf(
        SettingsReference.Generate(), Project.At("docs", "settings.md"), "<!-- generated from Settings/ by tests/Settings.Tests -->", "<!-- end of the generated part -->");

    // Against a table that is empty by a mistake in the generator.
    [Test]
    public void Every_key_is_in_the_reference()
    {
        var page = File.ReadAllText(Project.At("docs", "settings.md"));
        SettingsReference.Keys(SettingsContract.Root)
            .Select(key => key.Path)
            .Where(path => !path.StartsWith("secondary.", StringComparison.Ordinal) && !page.Contains($"| `{path}` |"))
            .ShouldBeEmpty();
    }
}
