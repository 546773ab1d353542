using System.Text.Json;
using DrTerraform.Cli.Comparison;

namespace DrTerraform.Cli.Tests.Comparison;

[TestFixture]
public sealed class ValueComparisonTests
{
    [TestCase("1", "1.0")]
    [TestCase("""{ "a": 1, "b": [2] }""", """{ "b": [2], "a": 1 }""")]
    public void Values_that_mean_the_same_do_not_differ(string before, string after) => Changes(before, after).ShouldBeEmpty();

    [Test]
    public void A_value_that_differs_is_told_with_the_way_to_it() =>
        Changes("""{ "scaling": { "min": 1, "max": 8 } }""", """{ "scaling": { "min": 2, "max": 8 } }""").ShouldBe(["scaling.min: 1 -> 2"]);

    [Test]
    public void A_key_on_one_side_alone_is_added_or_removed() => Changes("""{ "old": true }""", """{ "new": [1] }""").ShouldBe(["new:  -> [1]", "old: true -> "]);

    [Test]
    public void What_CDKTF_notes_about_a_block_is_no_part_of_it() =>
        Changes("""{ "//": { "metadata": { "path": "a" } }, "x": 1 }""", """{ "//": { "metadata": { "path": "b" } }, "x": 1 }""").ShouldBeEmpty();

    [Test]
    public void A_policy_in_a_text_is_compared_as_the_document_it_is() => Changes(
        """{ "policy": "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"Log\",\"Action\":\"logs:PutLogEvents\"}]}" }""",
        """{ "policy": "{ \"Statement\": [ { \"Action\": \"logs:CreateLogStream\", \"Sid\": \"Log\" } ], \"Version\": \"2012-10-17\" }" }""")
        .ShouldBe(["policy.Statement[Log].Action: \"logs:PutLogEvents\" -> \"logs:CreateLogStream\""]);

    [Test]
    public void A_text_that_only_begins_like_a_document_is_a_text() =>
        Changes("""{ "x": "{region}" }""", """{ "x": "{zone}" }""").ShouldBe(["x: \"{region}\" -> \"{zone}\""]);

    [Test]
    public void An_entry_between_others_is_one_addition() => Changes(
        """{ "statement": [{ "Sid": "A" }, { "Sid": "C" }] }""",
        """{ "statement": [{ "Sid": "A" }, {"Sid":"B"}, { "Sid": "C" }] }""").ShouldBe(["""statement[B]:  -> {"Sid":"B"}"""]);

    [Test]
    public void Entries_that_nothing_identifies_are_matched_by_what_they_hold() =>
        Changes("""{ "zones": ["a", "b", "c"] }""", """{ "zones": ["a", "c", "d", "e"] }""").ShouldBe(["zones[]: \"b\" -> \"d\"", "zones[]:  -> \"e\""]);

    [Test]
    public void An_entry_that_is_there_twice_counts_twice() => Changes("""{ "x": ["a", "a"] }""", """{ "x": ["a"] }""").ShouldBe(["x[]: \"a\" -> "]);

    [Test]
    public void Another_order_is_a_difference_of_the_list() => Changes("""{ "x": ["a", "b"] }""", """{ "x": ["b", "a"] }""").ShouldBe(["""x: ["a", "b"] -> ["b", "a"]"""]);

    [Test]
    public void Another_order_of_entries_with_names_is_one_too() =>
        Changes("""{ "x": [{ "name": "a" }, { "name": "b" }] }""", """{ "x": [{ "name": "b" }, { "name": "a" }] }""").ShouldHaveSingleItem().ShouldStartWith("x: ");

    [Test]
    public void Names_that_are_not_unique_identify_nothing() =>
        Changes("""{ "x": [{ "name": "a", "n": 1 }, { "name": "a", "n": 2 }] }""", """{ "x": [{ "name": "a", "n": 1 }, { "name": "a", "n": 3 }] }""").ShouldBe(["x[].n: 2 -> 3"]);

    [Test]
    public void A_value_of_another_kind_is_told_as_a_whole() => Changes("""{ "x": "1" }""", """{ "x": [1] }""").ShouldBe(["x: \"1\" -> [1]"]);

    private static string[] Changes(string before, string after) =>
        [.. ValueComparison.Changes(JsonElement.Parse(before), JsonElement.Parse(after)).Select(change => $"{change.Path}: {Written(change.Before)} -> {Written(change.After)}")];

    private static string? Written(JsonElement? value) => value?.GetRawText();
}
