using DrTerraform.Constructs.Foundation;

namespace DrTerraform.Tests.Constructs.Foundation;

[TestFixture]
public sealed class TokenJsonTests
{
    [Test]
    public void Keys_are_in_the_order_of_jsonencode_at_every_depth() =>
        TokenJson.Of(new { b = new object[] { new { d = 1, c = (string?)null } }, a = true }).ShouldBe("""{"a":true,"b":[{"c":null,"d":1}]}""");

    [Test]
    public void A_token_stays_as_it_is() => TokenJson.Of(new { arn = "${TfToken[TOKEN.1]}+<&'" }).ShouldBe("""{"arn":"${TfToken[TOKEN.1]}+<&'"}""");
}
