using DrTerraform.Settings.Tests.Corpus;
using DrTerraform.Settings.Tests.Support;

namespace DrTerraform.Settings.Tests;

[TestFixture]
public sealed class SettingsReaderTests
{
    [Test]
    public void Comments_and_trailing_commas_are_allowed() =>
        Reading.Read("// ours\n" + SettingsCorpus.Sound.Replace("\"test\",", "\"test\", /* for now */").Replace("tests.com\" }", "tests.com\", },"), []).Suffix.ShouldBe("test");

    [Test]
    public void The_path_of_the_schema_is_no_setting_and_is_allowed() =>
        Reading.Problems(SettingsCorpus.Sound.Replace("\"suffix\"", "\"$schema\": \"./settings.schema.json\", \"suffix\""), []).ShouldBeEmpty();

    [Test]
    public void An_override_counts_more_than_the_file() => Some.Settings("database.engineVersion=15.7").Database!.EngineVersion.ShouldBe("15.7");

    [Test]
    public void The_environment_counts_more_than_the_file() => WithEnvironment("DR__Suffix", "env").Suffix.ShouldBe("env");

    [Test]
    public void An_override_counts_more_than_the_environment() => WithEnvironment("DR__Suffix", "env", "suffix=set").Suffix.ShouldBe("set");

    [Test]
    public void The_later_of_two_overrides_counts() => Some.Settings("suffix=one", "suffix=two").Suffix.ShouldBe("two");

    [Test]
    public void A_section_given_later_replaces_what_was_set_inside_it() =>
        Some.Settings("dns.ttlSeconds=5", "dns={\"domain\":\"pay.bank.com\"}").Dns.TtlSeconds.ShouldBe(10);

    [TestCase("DR__Database__EngineVersion")]
    [TestCase("DR__DATABASE__ENGINEVERSION")]
    [TestCase("dr__database__engineversion")]
    public void The_case_of_a_variable_does_not_matter(string variable) => WithEnvironment(variable, "15.7").Database!.EngineVersion.ShouldBe("15.7");

    [TestCase("DR_Suffix")]
    [TestCase("XDR__Suffix")]
    [TestCase("PATH")]
    public void Other_variables_are_none_of_our_business(string variable) => WithEnvironment(variable, "x").Suffix.ShouldBe("test");

    [Test]
    public void Of_two_variables_the_deeper_counts_whatever_their_order()
    {
        var environment = new Dictionary<string, string> { ["DR__Dns__TtlSeconds"] = "7", ["DR__Dns"] = "{\"domain\":\"pay.bank.com\"}" };

        var dns = Reading.Read(SettingsCorpus.Sound, [], environment).Dns;

        (dns.TtlSeconds, dns.Domain).ShouldBe((7, "pay.bank.com"));
    }

    [Test]
    public void A_text_is_taken_as_it_stands() => Some.Settings("account=012345678901").Account.ShouldBe("012345678901");

    [Test]
    public void A_text_may_hold_an_equals_sign() => Some.Settings("tags.Query=a=b").Tags["Query"].ShouldBe("a=b");

    [Test]
    public void Null_clears_what_may_be_none() => Some.Settings("account=012345678901", "account=null").Account.ShouldBeNull();

    [Test]
    public void Null_is_just_a_word_where_a_text_is_required() => Some.Settings("project=null").Project.ShouldBe("null");

    [Test]
    public void A_number_is_parsed() => Some.Settings("primary.database.minimumCapacity=8.5").Primary.Database.MinimumCapacity.ShouldBe(8.5);

    [Test]
    public void A_truth_value_is_parsed() => Some.Settings("documents.replicateDeleteMarkers=true").Documents!.ReplicateDeleteMarkers.ShouldBeTrue();

    [Test]
    public void A_value_of_an_enumeration_is_a_word() => Some.Settings("secrets.mode=write-only").Secrets.Mode.ShouldBe(SecretMode.WriteOnly);

    [Test]
    public void A_list_takes_JSON() => Some.Settings("alarms.emails=[\"a@bank.com\",\"b@bank.com\"]").Alarms.Emails.ShouldBe(["a@bank.com", "b@bank.com"]);

    [Test]
    public void A_section_that_is_off_is_switched_on_by_an_empty_one() => Some.Settings("documents={}").Documents.ShouldBe(new DocumentSettings());

    [Test]
    public void A_section_that_is_off_is_switched_on_by_a_key_inside_it() => Some.Settings("documents.replicationTimeControl=true").Documents.ShouldNotBeNull();

    [Test]
    public void One_tag_is_set_by_its_name() => Some.Settings("tags={\"A\":\"1\"}", "tags.B=2").Tags.ShouldBe(new Dictionary<string, string> { ["A"] = "1", ["B"] = "2" });

    [Test]
    public void The_name_of_a_tag_may_hold_a_dot() => Some.Settings("tags.bank.com/owner=x").Tags.Keys.ShouldBe(["bank.com/owner"]);

    [Test]
    public void A_variable_in_capitals_finds_the_tag_that_is_there() =>
        Reading.Read(SettingsCorpus.Sound, ["tags.Later=1"], new Dictionary<string, string> { ["DR__Tags"] = "{\"CostCenter\":\"a\"}", ["DR__TAGS__COSTCENTER"] = "b" })
            .Tags["CostCenter"].ShouldBe("b");

    [Test]
    public void A_file_that_does_not_exist_is_told_by_its_path() =>
        Should.Throw<InvalidSettingsException>(() => SettingsReader.Read(new SettingsSource("nowhere.json")))
            .Problems.ShouldHaveSingleItem().Path.ShouldBe("nowhere.json");

    [Test]
    public void The_message_of_a_refusal_holds_every_problem_on_a_line() =>
        new InvalidSettingsException("bank.json", [new Problem("suffix", "is missing"), new Problem("dns.ttlSeconds", "99 is not allowed")])
            .Message.ReplaceLineEndings("\n").ShouldBe("2 problems in bank.json\n  suffix: is missing\n  dns.ttlSeconds: 99 is not allowed");

    [Test]
    public void One_problem_is_not_called_several() => new InvalidSettingsException("bank.json", [new Problem("suffix", "is missing")]).Message.ShouldStartWith("1 problem in");

    [Test]
    public void A_long_value_is_cut_in_a_message() => Some.Problems($"suffix={new string('A', 500)}").ShouldHaveSingleItem().ShouldContain($"\"{new string('A', 79)}… is not allowed");

    private static DrSettings WithEnvironment(string variable, string value, params string[] sets) =>
        Reading.Read(SettingsCorpus.Sound, sets, new Dictionary<string, string> { [variable] = value });
}
