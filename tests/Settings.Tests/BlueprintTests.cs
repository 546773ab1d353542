using DrTerraform.Settings.Tests.Support;

namespace DrTerraform.Settings.Tests;

[TestFixture]
public sealed class BlueprintTests
{
    [Test]
    public void The_default_blueprint_reads_without_a_problem() =>
        Should.NotThrow(() => SettingsReader.Read(SettingsSource.FromCommandLine([], new Dictionary<string, string>(), Project.Root)));
}
