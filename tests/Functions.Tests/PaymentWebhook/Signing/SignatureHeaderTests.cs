using DrTerraform.Functions.PaymentWebhook.Signing;

namespace DrTerraform.Functions.Tests.PaymentWebhook.Signing;

[TestFixture]
public sealed class SignatureHeaderTests
{
    private const string Hex = "00112233445566778899aabbccddeeff00112233445566778899AABBCCDDEEFF";

    [Test]
    public void Time_and_signature_are_read()
    {
        var header = SignatureHeader.Parse($"t=1790000000,v1={Hex}");

        (header!.Timestamp, header.SignedAt.ToUnixTimeSeconds(), Convert.ToHexString(header.Signatures[0])).ShouldBe(("1790000000", 1790000000L, Hex.ToUpperInvariant()));
    }

    [Test]
    public void Several_signatures_may_stand_there_while_a_key_changes() => SignatureHeader.Parse($"t=1,v1={Hex}, v1={Hex}")!.Signatures.Count.ShouldBe(2);

    [TestCase("")]
    [TestCase("t=1")]
    [TestCase($"v1={Hex}")]
    [TestCase($"t=,v1={Hex}")]
    [TestCase($"t=-1,v1={Hex}")]
    [TestCase($"t=+1,v1={Hex}")]
    [TestCase($"t=1.5,v1={Hex}")]
    [TestCase($"t=１,v1={Hex}")]
    [TestCase($"t=123456789012,v1={Hex}")]
    [TestCase($"t=1,t=2,v1={Hex}")]
    [TestCase($"t=1,v1={Hex}0")]
    [TestCase("t=1,v1=zz112233445566778899aabbccddeeff00112233445566778899AABBCCDDEEFF")]
    [TestCase($"t=1,v0={Hex}")]
    [TestCase($"T=1,V1={Hex}")]
    [TestCase($"t=1;v1={Hex}")]
    [TestCase($"t=1,v1={Hex},")]
    public void Anything_else_is_no_signature(string header) => SignatureHeader.Parse(header).ShouldBeNull();

    [Test]
    public void A_header_that_is_too_long_is_none() => SignatureHeader.Parse($"t=1,{string.Join(',', Enumerable.Repeat($"v1={Hex}", 10))}").ShouldBeNull();
}
