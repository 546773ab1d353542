using System.Text;
using System.Text.Json;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.Attacks;

/// <summary>The corpus against the whole function but its stores, as events of both kinds of API.</summary>
[TestFixture(1)]
[TestFixture(2)]
public sealed class AttackTests(int format)
{
    private WebhookFunction _function = null!;

    [SetUp]
    public void Prepare() => _function = new WebhookFunction();

    [TestCaseSource(typeof(Attack), nameof(Attack.All))]
    [Property("Requirement", "A-FN-2")]
    public async Task An_attack_gets_the_documented_answer_and_leaves_nothing(Attack attack)
    {
        var answer = await AnswerAsync(attack.ToEvent(format, _function.Time.GetUtcNow(), Some.WebhookKeyText));

        (answer.Status, answer.Code).ShouldBe((attack.Status, attack.Code), answer.Body);
        answer.Leaks().ShouldBeEmpty(answer.Body);
        (_function.Payments.Rows.Count, _function.Sessions.Items.Count).ShouldBe((0, 0));
    }

    [TestCaseSource(typeof(Attack), nameof(Attack.All))]
    public async Task Whatever_an_attack_sends_the_log_stays_lines_of_json_without_it(Attack attack)
    {
        await AnswerAsync(attack.ToEvent(format, _function.Time.GetUtcNow(), Some.WebhookKeyText));

        var text = Encoding.UTF8.GetString(_function.Log.ToArray());
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldNotBeEmpty();
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => JsonElement.Parse(line).ValueKind == JsonValueKind.Object);
        text.ShouldNotContain("q7Zx");
        text.ShouldNotContain("4111111111111111");
    }

    [Test]
    public async Task What_the_attacks_are_made_from_is_a_good_webhook() =>
        (await AnswerAsync(Attack.None("evt-1").ToEvent(format, _function.Time.GetUtcNow(), Some.WebhookKeyText))).Status.ShouldBe(201);

    [Test]
    public void There_are_at_least_150_attacks_and_each_has_a_name() => Attack.All.Select(attack => attack.Name).Distinct().Count().ShouldBeGreaterThanOrEqualTo(150);

    // Bounded and repeatable: a failing seed is in the message.
    [Test]
    public async Task An_attack_with_bytes_changed_at_random_is_answered_and_never_with_500([Range(1, 20)] int seed)
    {
        var random = new Random(seed);
        foreach (var attack in Attack.All)
        {
            var json = attack.ToEvent(format, _function.Time.GetUtcNow(), Some.WebhookKeyText);
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                json[random.Next(json.Length)] = (byte)random.Next(256);
            }

            try
            {
                (await AnswerAsync(json)).Status.ShouldNotBe(500, $"seed {seed}, {attack.Name}: {Convert.ToBase64String(json)}");
            }
            catch (FormatException)
            {
                // Not an event of API Gateway any more: an error of the invocation, not of a client.
            }
        }
    }

    private async Task<AttackAnswer> AnswerAsync(byte[] json) => AttackAnswer.Read(await _function.AnswerAsync(json));
}
