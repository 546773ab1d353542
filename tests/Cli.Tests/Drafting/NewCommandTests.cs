using System.Text.Json;
using System.Text.Json.Nodes;
using DrTerraform.Cli.Tests.Support;
using DrTerraform.Settings;

namespace DrTerraform.Cli.Tests.Drafting;

[TestFixture]
public sealed class NewCommandTests
{
    private static readonly string[] Needed = ["--primary", "eu-west-1", "--secondary", "eu-central-1", "--domain", "pay.bank.com", "--suffix", "team1"];

    private World _world = null!;

    public static IEnumerable<string> RealBlueprints => Blueprint.Names(ProjectRoot.Path);

    [SetUp]
    public void Start()
    {
        _world = new World();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(ProjectRoot.Path, "Blueprints"), "*.json"))
        {
            _world.Folder.Write($"Blueprints/{Path.GetFileName(file)}", File.ReadAllText(file));
        }
    }

    [TearDown]
    public void End() => _world.Dispose();

    [TestCaseSource(nameof(RealBlueprints))]
    public async Task A_file_from_any_blueprint_is_accepted_as_it_stands(string blueprint)
    {
        (await _world.RunAsync(["new", .. Needed, "--from", blueprint])).ShouldBe(ExitCode.Fine, _world.Error);
        var settings = Read("team1.json");
        (settings.Primary.Region, settings.Secondary.Region, settings.Dns.Domain, settings.Suffix).ShouldBe(("eu-west-1", "eu-central-1", "pay.bank.com", "team1"));
    }

    [Test]
    public async Task Objectives_and_budget_are_those_given()
    {
        await _world.RunAsync(["new", .. Needed, "--rto", "600", "--rpo", "120", "--budget", "9000"]);
        Read("team1.json").Objectives.ShouldBe(new ObjectiveSettings { RtoSeconds = 600, RpoSeconds = 120, MonthlyBudgetUsd = 9000 });
    }

    [Test]
    public async Task All_else_is_the_blueprint_s()
    {
        await _world.RunAsync(["new", .. Needed]);
        var (written, blueprint) = (Json("team1.json"), Json("Blueprints/flagship.json"));
        foreach (var settings in new[] { written, blueprint })
        {
            settings["primary"]!.AsObject().Remove("region");
            settings["secondary"]!.AsObject().Remove("region");
            settings["dns"]!.AsObject().Remove("domain");
            settings.Remove("suffix");
            settings.Remove("$schema");
        }

        JsonNode.DeepEquals(written, blueprint).ShouldBeTrue(written.ToJsonString());
    }

    [Test]
    public async Task A_key_has_what_it_means_above_it()
    {
        await _world.RunAsync(["new", .. Needed]);
        (await File.ReadAllTextAsync(_world.Folder["team1.json"])).ShouldContain("    // AWS's name of the region, e.g. `us-east-1`.\n    \"region\": \"eu-west-1\",\n");
    }

    [Test]
    public async Task An_editor_finds_the_schema_from_the_file()
    {
        Directory.CreateDirectory(_world.Folder["teams"]);
        await _world.RunAsync(["new", .. Needed, "--out", "teams/one.json"]);
        Json("teams/one.json")["$schema"]!.GetValue<string>().ShouldBe("../Blueprints/settings.schema.json");
    }

    [Test]
    public async Task A_label_of_another_region_does_not_stay()
    {
        Rewrite("labelled", "\"region\": \"us-east-1\",", "\"region\": \"us-east-1\", \"label\": \"east\",");
        await _world.RunAsync(["new", .. Needed, "--from", "labelled"]);
        Read("team1.json").Primary.NameLabel.ShouldBe("euw1");
    }

    [Test]
    public async Task A_place_of_the_state_that_has_become_the_primary_region_does_not_stay()
    {
        Rewrite("elsewhere", "\"project\":", "\"state\": { \"region\": \"eu-west-1\" }, \"project\":");
        await _world.RunAsync(["new", .. Needed, "--from", "elsewhere"]);
        Read("team1.json").StateRegion.ShouldBe("eu-central-1");
    }

    [Test]
    public async Task A_short_objective_brings_the_alarm_before_it_along()
    {
        await _world.RunAsync(["new", .. Needed, "--rpo", "20"]);
        Read("team1.json").Alarms.RpoLagSeconds.ShouldBe(10);
    }

    [Test]
    public async Task Everything_that_is_missing_is_told_at_once()
    {
        (await _world.RunAsync("new")).ShouldBe(ExitCode.Usage);
        _world.Error.ShouldStartWith("4 problems in the new settings\n  --primary: is missing; give a value, e.g. eu-west-1\n  --secondary: is missing");
        _world.Error.ShouldEndWith("nothing was written\n");
    }

    [Test]
    public async Task Everything_that_is_wrong_is_told_at_once_by_its_option()
    {
        await _world.RunAsync("new", "--primary", "us-east", "--secondary", "us-west-2", "--domain", "Bank", "--suffix", "A", "--rto", "5m", "--rpo", "1", "--budget", "much", "--out", "nowhere/x.json");
        Options(_world.Error).ShouldBe(["--primary", "--domain", "--suffix", "--rto", "--rpo", "--budget", "--out"], ignoreOrder: true);
    }

    [Test]
    public async Task What_a_missing_option_leaves_to_the_blueprint_is_not_held_against_the_others()
    {
        await _world.RunAsync("new", "--primary", "us-west-2", "--domain", "pay.bank.com", "--suffix", "team1");
        Options(_world.Error).ShouldBe(["--secondary"]);
    }

    [Test]
    public async Task Nothing_is_overwritten()
    {
        var file = _world.Folder.Write("team1.json", "mine");
        (await _world.RunAsync(["new", .. Needed])).ShouldBe(ExitCode.Usage);
        (await File.ReadAllTextAsync(file)).ShouldBe("mine");
    }

    [Test]
    public async Task What_should_be_known_is_a_warning()
    {
        await _world.RunAsync(["new", .. Needed]);
        _world.Error.ShouldContain("warning: documents.replicationTimeControl: ");
    }

    [Test]
    public async Task Who_is_there_is_asked_for_all_that_was_not_given()
    {
        _world.Answers = ["eu-west-1", "eu-central-1", "pay.bank.com", "600", "", "9000"];
        (await _world.RunAsync("new", "--suffix", "team1")).ShouldBe(ExitCode.Fine, _world.Error);
        var settings = Read("team1.json");
        (settings.Primary.Region, settings.Objectives).ShouldBe(("eu-west-1", new ObjectiveSettings { RtoSeconds = 600, RpoSeconds = 60, MonthlyBudgetUsd = 9000 }));
    }

    [Test]
    public async Task A_question_is_asked_again_until_its_answer_is_of_use()
    {
        _world.Answers = ["eu-west", "eu-west-1", "eu-west-1", "eu-central-1", "pay.bank.com", "team1", "", "", ""];
        (await _world.RunAsync("new")).ShouldBe(ExitCode.Fine, _world.Error);
        (Read("team1.json").Primary.Region, Read("team1.json").Secondary.Region).ShouldBe(("eu-west-1", "eu-central-1"));
    }

    [Test]
    public async Task Who_has_given_all_that_is_needed_is_asked_nothing()
    {
        _world.Answers = [];
        (await _world.RunAsync(["new", .. Needed])).ShouldBe(ExitCode.Fine, _world.Error);
    }

    private void Rewrite(string blueprint, string text, string by) =>
        _world.Folder.Write($"Blueprints/{blueprint}.json", File.ReadAllText(_world.Folder["Blueprints", "aurora-failover.json"]).Replace(text, by, StringComparison.Ordinal));

    private DrSettings Read(string file) => SettingsReader.Read(new SettingsSource(_world.Folder[file]));

    private JsonObject Json(string file) =>
        (JsonObject)JsonNode.Parse(File.ReadAllText(_world.Folder[file]), documentOptions: new() { CommentHandling = JsonCommentHandling.Skip })!;

    private static string[] Options(string error) => [.. error.Split('\n').Where(line => line.StartsWith("  --", StringComparison.Ordinal)).Select(line => line.Split(':')[0].Trim())];
}
