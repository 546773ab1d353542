namespace DrTerraform.Functions.Tests.Support;

[TestFixture]
[NonParallelizable]
public sealed class LogsAreCleanTests
{
    [TestCase("paid with 4111 1111 1111 1111", "a card number")]
    [TestCase("the key is hush", "a secret")]
    public void A_line_with_what_must_not_be_in_it_fails_the_test_that_caused_it(string text, string finding)
    {
        LogsAreCleanAttribute.Watch(text);

        Should.Throw<ShouldAssertException>(() => new LogsAreCleanAttribute("hush").AfterTest(null!)).Message.ShouldContain(finding);
    }

    [Test]
    public void What_a_log_writes_is_watched_and_passed_on()
    {
        using var output = new MemoryStream();
        Some.Log(output).Info("a hushed word");

        Should.Throw<ShouldAssertException>(() => new LogsAreCleanAttribute("hushed").AfterTest(null!));
        output.Length.ShouldBeGreaterThan(0);
    }
}
