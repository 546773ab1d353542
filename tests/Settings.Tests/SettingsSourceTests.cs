using DrTerraform.Settings.Tests.Support;

namespace DrTerraform.Settings.Tests;

[TestFixture]
public sealed class SettingsSourceTests
{
    private static readonly Dictionary<string, string> NoEnvironment = [];

    [Test]
    public void Without_arguments_the_flagship_blueprint_is_taken() => From().File.ShouldBe(Project.At("Blueprints", "flagship.json"));

    [Test]
    public void A_word_names_a_blueprint() => From("aurora-failover").File.ShouldBe(Project.At("Blueprints", "aurora-failover.json"));

    [TestCase("--settings", "bank.json")]
    [TestCase("--settings=bank.json")]
    public void An_option_names_a_file(params string[] arguments) => From(arguments).File.ShouldBe("bank.json");

    [TestCase("--set", "suffix=a", "--set=tags.X=y=z")]
    public void Overrides_are_kept_in_order(params string[] arguments) => From(arguments).Sets.ShouldBe(["suffix=a", "tags.X=y=z"]);

    [Test]
    public void The_environment_is_kept() => SettingsSource
        .FromCommandLine([], new Dictionary<string, string> { ["DR__Suffix"] = "x" }, Project.Root).Environment["DR__Suffix"].ShouldBe("x");

    [Test]
    public void A_variable_names_the_file_when_no_argument_does() => FromVariable("DR_SETTINGS", "bank.json").File.ShouldBe("bank.json");

    [Test]
    public void A_variable_names_the_blueprint_when_no_argument_does() => FromVariable("DR_BLUEPRINT", "aurora-failover").File.ShouldEndWith("aurora-failover.json");

    [Test]
    public void An_argument_counts_more_than_a_variable() => FromVariable("DR_SETTINGS", "bank.json", "aurora-failover").File.ShouldEndWith("aurora-failover.json");

    [Test]
    public void An_empty_variable_names_nothing() => FromVariable("DR_SETTINGS", "").File.ShouldEndWith("flagship.json");

    [TestCase("command line: names several settings (aurora-failover, bank.json); give one blueprint or one --settings FILE", "aurora-failover", "--settings", "bank.json")]
    [TestCase("command line: names several settings (a, b); give one blueprint or one --settings FILE", "a", "b")]
    [TestCase("--settings: needs a FILE after it", "--settings")]
    [TestCase("--set: needs KEY=VALUE after it", "--set")]
    [TestCase("--sett: is not an option; use --settings FILE or --set KEY=VALUE", "--sett", "suffix=a")]
    public void An_argument_that_makes_no_sense_is_refused(string problem, params string[] arguments) =>
        Should.Throw<InvalidSettingsException>(() => From(arguments)).Problems[0].ToString().ShouldBe(problem);

    [Test]
    public void Two_variables_that_both_name_settings_are_refused() => Should.Throw<InvalidSettingsException>(() => SettingsSource.FromCommandLine(
        [], new Dictionary<string, string> { ["DR_SETTINGS"] = "bank.json", ["DR_BLUEPRINT"] = "aurora-failover" }, Project.Root));

    [Test]
    public void An_unknown_blueprint_is_refused_with_the_names_that_exist() =>
        Should.Throw<InvalidSettingsException>(() => From("aurora-failovr"))
            .Problems.ShouldHaveSingleItem().ToString().ShouldStartWith("blueprint: there is none named 'aurora-failovr'; did you mean aurora-failover? there are aurora-failover");

    [Test]
    public void The_schema_is_no_blueprint() => Blueprint.Names(Project.Root).ShouldNotContain("settings.schema");

    [Test]
    public void A_folder_without_blueprints_has_none() => Blueprint.Names(Path.GetTempPath()).ShouldBeEmpty();

    private static SettingsSource From(params string[] arguments) => SettingsSource.FromCommandLine(arguments, NoEnvironment, Project.Root);

    private static SettingsSource FromVariable(string variable, string value, params string[] arguments) =>
        SettingsSource.FromCommandLine(arguments, new Dictionary<string, string> { [variable] = value }, Project.Root);
}
