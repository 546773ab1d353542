using DrTerraform.Cli.Export;

namespace DrTerraform.Cli.Tests.Export;

/// <summary>A string becomes jsonencode only if that writes the same letters.</summary>
[TestFixture]
public sealed class JsonDocumentsTests
{
    [TestCase("""{"Action":"s3:*","Effect":"Deny"}""")]
    [TestCase("""["a",1,-2.5,0,true,null,{}]""")]
    [TestCase("""{"a":{"b":[],"c":"x"},"d":"\"\\\n\t"}""")]
    [TestCase("""{"less":"\u003c"}""")]
    [TestCase("""{"arn":"arn:aws:iam::${data.aws_caller_identity.me.account_id}:root"}""")]
    [TestCase("""{"quotes":"${lookup(local.a, "b")}"}""")]
    public void What_jsonencode_writes_is_a_document(string text) => JsonDocuments.Parse(text).ShouldNotBeNull();

    [TestCase("""{"b":1,"a":2}""", TestName = "keys out of order")]
    [TestCase("""{"a":1,"a":2}""", TestName = "a key twice")]
    [TestCase("""{"a": 1}""", TestName = "a space")]
    [TestCase("""{"a":1.0}""", TestName = "a number written otherwise")]
    [TestCase("""{"a":1e3}""", TestName = "a number with an exponent")]
    [TestCase("""{"a":"<"}""", TestName = "a letter that jsonencode escapes")]
    [TestCase("""{"a":"\u00e9"}""", TestName = "an escape that jsonencode does not write")]
    [TestCase("""{"${a.b}":1}""", TestName = "code as a key")]
    [TestCase("""{"a":${b.c}}""", TestName = "code that is not in a string")]
    [TestCase("{}", TestName = "an empty object")]
    [TestCase("{not json}", TestName = "something else in braces")]
    [TestCase("\"text\"", TestName = "a string")]
    [TestCase("${a.b}", TestName = "code alone")]
    [TestCase("{\"a\":\"\uE0000\uE001\"}", TestName = "letters that code is marked with")]
    public void Any_other_string_is_none(string text) => JsonDocuments.Parse(text).ShouldBeNull();

    [Test]
    public void Code_stands_in_the_document_as_it_stood_in_the_string() =>
        JsonDocuments.Parse("""{"a":"x ${f("y\n")} z"}""").ShouldNotBeNull().GetProperty("a").GetString().ShouldBe("""x ${f("y\n")} z""");
}
