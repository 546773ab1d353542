using System.Text.Json;
using DrTerraform.Cli.Comparison;

namespace DrTerraform.Cli.Tests.Comparison;

[TestFixture]
public sealed class ReplacementsTests
{
    [Test]
    public void A_word_that_differs_alike_in_many_blocks_is_common() =>
        In(5, ("sns-alerts-demo", "sns-alerts-team1")).All.ShouldBe([new Replacement("demo", "team1", 5)]);

    [Test]
    public void A_word_that_differs_in_a_few_blocks_is_not() => In(4, ("sns-alerts-demo", "sns-alerts-team1")).All.ShouldBeEmpty();

    [Test]
    public void A_region_is_one_word() => In(5, ("arn:aws:sns:us-east-1:1", "arn:aws:sns:eu-west-1:1")).All.ShouldBe([new Replacement("us-east-1", "eu-west-1", 5)]);

    [Test]
    public void Two_words_of_one_text_are_two() =>
        In(5, ("sns-alerts-use1-demo", "sns-alerts-euw1-team1")).All.ShouldBe([new Replacement("demo", "team1", 5), new Replacement("use1", "euw1", 5)], ignoreOrder: true);

    [Test]
    public void A_phrase_that_is_built_differently_is_one() =>
        In(5, ("api.pay.example.net", "api.bank.test")).All.ShouldBe([new Replacement("pay.example.net", "bank.test", 5)]);

    [TestCase("sqs-dead-demo", "sqs-dead-team1", true)]
    [TestCase("sqs-dead-demo", "sqs-dead-team2", false)]
    [TestCase("sqs-dead-demo", "sqs-letters-team1", false)]
    public void A_value_is_explained_when_all_its_words_are_common(string before, string after, bool isExplained) =>
        In(5, ("sns-alerts-demo", "sns-alerts-team1")).Explain(Change(before, after)).ShouldBe(isExplained);

    [Test]
    public void A_value_with_a_common_word_beside_a_common_phrase_is_explained() =>
        In(5, ("x-us-east-1", "x-eu-west-1"), ("a.pay.example.net", "a.bank.test")).Explain(Change("status-us-east-1.pay.example.net", "status-eu-west-1.bank.test")).ShouldBeTrue();

    [TestCase("1", "2")]
    [TestCase("true", "false")]
    public void What_is_no_text_is_never_explained(string before, string after)
    {
        var change = new ValueChange("x", JsonElement.Parse(before), JsonElement.Parse(after));
        Of(9, [change]).Explain(change).ShouldBeFalse();
    }

    [Test]
    public void What_is_added_is_never_explained() => In(5, ("a-demo", "a-team1")).Explain(new ValueChange("x", null, JsonElement.Parse("\"demo\""))).ShouldBeFalse();

    // So many blocks, each with all of these differences.
    private static Replacements In(int blocks, params (string Before, string After)[] texts) => Of(blocks, [.. texts.Select(text => Change(text.Before, text.After))]);

    private static Replacements Of(int blocks, ValueChange[] changes) => Replacements.In(
        [new StackChange { Stack = "primary", Added = [], Removed = [], Changed = [.. Enumerable.Range(0, blocks).Select(number => new BlockChange($"aws_x.{number}", changes))], Same = 0 }]);

    private static ValueChange Change(string before, string after) => new("x", JsonSerializer.SerializeToElement(before), JsonSerializer.SerializeToElement(after));
}
