using System.Text.Json;

namespace DrTerraform.Functions.Tests.Contract;

/// <summary>What the checks of the contract rest on: that they do find what is wrong.</summary>
[TestFixture]
public sealed class SchemaCheckTests
{
    private const string Health = """{"status":"ok","region":"us-east-1","failed":[],"checks":{}}""";

    private static readonly Dictionary<string, string> NoStore = new() { ["Cache-Control"] = "no-store" };

    [TestCase("""{"type":"string"}""", "1")]
    [TestCase("""{"type":"integer"}""", "1.5")]
    [TestCase("""{"type":"object","required":["a"]}""", "{}")]
    [TestCase("""{"properties":{"a":{"type":"string"}}}""", """{"a":1}""")]
    [TestCase("""{"properties":{},"additionalProperties":false}""", """{"a":1}""")]
    [TestCase("""{"additionalProperties":{"type":"string"}}""", """{"a":1}""")]
    [TestCase("""{"items":{"type":"string"}}""", """["a",1]""")]
    [TestCase("""{"enum":["a","b"]}""", "\"c\"")]
    [TestCase("""{"const":"a"}""", "\"b\"")]
    [TestCase("""{"pattern":"^a$"}""", "\"b\"")]
    [TestCase("""{"minLength":1}""", "\"\"")]
    [TestCase("""{"maxLength":1}""", "\"ab\"")]
    [TestCase("""{"minimum":1}""", "0")]
    [TestCase("""{"maximum":1}""", "2")]
    [TestCase("""{"minProperties":1}""", "{}")]
    [TestCase("""{"format":"uuid"}""", "\"1\"")]
    [TestCase("""{"format":"date-time"}""", "\"2026-11-20\"")]
    [TestCase("""{"oneOf":[{"type":"string"},{"type":"object"}]}""", "1")]
    [TestCase("""{"oneOf":[{"minimum":1},{"minimum":2}]}""", "3")]
    [TestCase("""{"$ref":"#/named"}""", "1")]
    public void A_value_that_does_not_fit_is_found(string schema, string value)
    {
        var document = JsonElement.Parse("""{"named":{"type":"string"}}""");

        new SchemaCheck(document).Problems(JsonElement.Parse(schema), JsonElement.Parse(value)).Count.ShouldBe(1);
    }

    [Test]
    public void A_word_that_it_does_not_know_is_refused() =>
        Should.Throw<NotSupportedException>(() => new SchemaCheck(default).Problems(JsonElement.Parse("""{"multipleOf":2}"""), JsonElement.Parse("3")))
            .Message.ShouldContain("multipleOf");

    [Test]
    public void An_answer_that_fits_has_no_problem() => ApiDescription.Current.Problems("GET", "/health", 200, NoStore, Health).ShouldBeEmpty();

    [Test]
    public void A_status_that_is_not_described_is_found() =>
        ApiDescription.Current.Problems("GET", "/health", 418, NoStore, Health).ShouldHaveSingleItem().ShouldBe("GET /health: status 418 is not described");

    [Test]
    public void A_header_that_is_described_and_missing_is_found() =>
        ApiDescription.Current.Problems("GET", "/health", 200, new Dictionary<string, string>(), Health).ShouldHaveSingleItem().ShouldContain("Cache-Control");

    [Test]
    public void A_code_of_another_route_is_found() =>
        ApiDescription.Current.Problems("POST", "/payments", 400, NoStore, """{"error":{"code":"invalid_session_id","message":"m"}}""").ShouldHaveSingleItem().ShouldContain("invalid_session_id");
}
