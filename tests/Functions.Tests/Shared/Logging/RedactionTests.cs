using DrTerraform.Functions.Shared.Logging;

namespace DrTerraform.Functions.Tests.Shared.Logging;

[TestFixture]
public sealed class RedactionTests
{
    [TestCase("4111111111111111", "[card]")]
    [TestCase("4111 1111 1111 1111 123", "[card]")]
    [TestCase("paid by 4111 1111 1111 1111 today", "paid by [card] today")]
    [TestCase("5500-0000-0000-0004", "[card]")]
    [TestCase("340000000000009", "[card]")]
    [TestCase("x6304000000000000y", "x[card]y")]
    [TestCase("99994111111111111111", "[card]")]
    public void A_card_number_never_gets_into_the_log(string text, string expected) => Redaction.WithoutCardNumbers(text).ShouldBe(expected);

    [TestCase("order 42")]
    [TestCase("1234567890123")]
    [TestCase("2026-11-20T12:00:00Z")]
    [TestCase("411111111111")]
    [TestCase("")]
    public void Other_numbers_stay(string text) => Redaction.WithoutCardNumbers(text).ShouldBe(text);

    [TestCase("password")]
    [TestCase("X-Signature")]
    [TestCase("Authorization")]
    [TestCase("session_token")]
    [TestCase("cvv")]
    public void A_field_that_is_named_like_a_secret_keeps_its_value_to_itself(string name) => Redaction.Clean(name, "abc").ShouldBe("[secret]");

    [Test]
    public void Another_field_is_logged_as_it_is() => Redaction.Clean("route", "/payments").ShouldBe("/payments");
}
