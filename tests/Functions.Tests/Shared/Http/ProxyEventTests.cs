using System.Text;
using System.Text.Json;
using DrTerraform.Functions.Shared.Http;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.Shared.Http;

[TestFixture]
public sealed class ProxyEventTests
{
    [Test]
    public void A_text_body_arrives_as_its_utf8_bytes() => Read(Some.Event("POST", "/payments", "Zürich")).Body.ToArray().ShouldBe(Encoding.UTF8.GetBytes("Zürich"));

    [Test]
    public void A_base64_body_arrives_decoded() =>
        Read("""{"httpMethod":"POST","path":"/p","body":"AP8=","isBase64Encoded":true}""").Body.ToArray().ShouldBe([0x00, 0xFF]);

    [Test]
    public void Header_names_ignore_case() =>
        Read("""{"httpMethod":"GET","path":"/p","headers":{"x-signature":"a"}}""").Header("X-Signature").ShouldBe("a");

    [Test]
    public void A_header_that_was_sent_twice_shows_both_values() =>
        Read("""{"httpMethod":"GET","path":"/p","headers":{"X-Signature":"b"},"multiValueHeaders":{"X-Signature":["a","b"]}}""").Header("X-Signature").ShouldBe("a,b");

    [Test]
    public void A_request_without_headers_and_body_is_one()
    {
        var request = Read("""{"httpMethod":"get","path":"/health","headers":null,"multiValueHeaders":null,"body":null}""");

        (request.Method, request.Path, request.Headers.Count, request.Body.Length).ShouldBe(("GET", "/health", 0, 0));
    }

    [Test]
    public void A_request_of_an_http_api_is_one_as_well()
    {
        var request = Read("""{"version":"2.0","routeKey":"$default","rawPath":"/payments","rawQueryString":"","headers":{"x-signature":"a,b"},"requestContext":{"stage":"$default","http":{"method":"POST","path":"/payments"}},"body":"AP8=","isBase64Encoded":true}""");

        (request.Method, request.Path, request.Header("X-Signature"), Convert.ToHexString(request.Body.Span)).ShouldBe(("POST", "/payments", "a,b", "00FF"));
    }

    [TestCase("live", "/live/health", "/health")]
    [TestCase("live", "/health", "/health")]
    [TestCase("live", "/livestock", "/livestock")]
    [TestCase("$default", "/live/health", "/live/health")]
    public void The_stage_of_an_http_api_is_no_part_of_the_path(string stage, string rawPath, string path) =>
        Read($$"""{"requestContext":{"http":{"method":"GET"},"stage":"{{stage}}"},"rawPath":"{{rawPath}}"}""").Path.ShouldBe(path);

    [TestCase("""{"httpMethod":"GET","path":"/p","requestContext":{"identity":{"userArn":"arn:a"}}}""", "arn:a")]
    [TestCase("""{"rawPath":"/p","requestContext":{"http":{"method":"GET"},"authorizer":{"iam":{"userArn":"arn:a"}}}}""", "arn:a")]
    [TestCase("""{"httpMethod":"GET","path":"/p","requestContext":{"identity":{"userArn":null}}}""", null)]
    [TestCase("""{"rawPath":"/p","requestContext":{"http":{"method":"GET"},"authorizer":{"jwt":{"claims":{}}}}}""", null)]
    [TestCase("""{"rawPath":"/p","headers":{"userArn":"arn:a"},"requestContext":{"http":{"method":"GET"}}}""", null)]
    public void The_caller_is_whom_api_gateway_has_authorized(string json, string? arn) => Read(json).CallerArn.ShouldBe(arn);

    [TestCase("{}")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("not json")]
    [TestCase("""{"httpMethod":"GET"}""")]
    [TestCase("""{"version":"2.0","rawPath":"/health"}""")]
    [TestCase("""{"version":"2.0","requestContext":{"http":{"method":"GET"}}}""")]
    public void Another_event_is_refused_with_what_is_expected(string json) =>
        Should.Throw<FormatException>(() => Read(json)).Message.ShouldContain("payload format 1.0");

    [Test]
    public void A_body_that_is_falsely_marked_as_base64_is_refused() =>
        Should.Throw<FormatException>(() => Read("""{"httpMethod":"POST","path":"/p","body":"%%","isBase64Encoded":true}"""));

    [Test]
    public void An_answer_is_what_api_gateway_expects()
    {
        var written = ProxyEvent.Write(ApiResponse.Error(404, "not_found", "none") with { Headers = new Dictionary<string, string> { ["ETag"] = "\"1\"" } });

        Encoding.UTF8.GetString(written.Span).ShouldBe(
            """{"statusCode":404,"headers":{"Content-Type":"application/json","Cache-Control":"no-store","ETag":"\"1\""},"body":"{\"error\":{\"code\":\"not_found\",\"message\":\"none\"}}","isBase64Encoded":false}""");
    }

    [Test]
    public void An_answer_without_a_body_has_no_content_type()
    {
        using var written = JsonDocument.Parse(ProxyEvent.Write(new ApiResponse(204)));

        written.RootElement.GetProperty("headers").TryGetProperty("Content-Type", out _).ShouldBeFalse();
    }

    private static ApiRequest Read(string json) => ProxyEvent.Read(Encoding.UTF8.GetBytes(json));
}
