using System.Text;
using DrTerraform.Failover;
using DrTerraform.Functions.RegionMonitor;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.RegionMonitor;

[TestFixture]
public sealed class PeerReportTests
{
    [TestCase(200, """{"status":"ok","region":"us-east-1","failed":[],"checks":{"role":"ok","writer":"ok","table":"ok"}}""", PeerAnswer.Serving)]
    [TestCase(503, """{"status":"failed","region":"us-east-1","failed":["writer"],"checks":{"role":"ok","writer":"read_only","table":"ok"}}""", PeerAnswer.FailingOver)]
    [TestCase(503, """{"status":"failed","region":"us-east-1","failed":["writer"],"checks":{"role":"ok","writer":"unreachable","table":"ok"}}""", PeerAnswer.FailingOver)]
    [TestCase(503, """{"status":"failed","region":"us-east-1","failed":["writer"],"checks":{"role":"ok","writer":"exhausted","table":"ok"}}""", PeerAnswer.Overloaded)]
    [TestCase(503, """{"status":"failed","region":"us-east-1","failed":["writer","table"],"checks":{"role":"ok","writer":"read_only","table":"timeout"}}""", PeerAnswer.Overloaded)]
    [TestCase(503, """{"status":"failed","region":"us-east-1","failed":["role"],"checks":{"role":"standby","writer":"ok","table":"ok"}}""", PeerAnswer.Unwell)]
    [TestCase(503, """{"status":"failed","region":"us-east-1","failed":["writer"],"checks":{"role":"ok","writer":"credentials_refused","table":"ok"}}""", PeerAnswer.Unwell)]
    [TestCase(429, """{"message":"Too Many Requests"}""", PeerAnswer.Overloaded)]
    [TestCase(504, """{"message":"Endpoint request timed out"}""", PeerAnswer.Overloaded)]
    [TestCase(502, """{"message":"Internal server error"}""", PeerAnswer.Silent)]
    [TestCase(403, """{"message":"Forbidden"}""", PeerAnswer.Silent)]
    [TestCase(200, "<html>a captive portal</html>", PeerAnswer.Silent)]
    [TestCase(200, "", PeerAnswer.Silent)]
    [TestCase(200, "null", PeerAnswer.Silent)]
    [TestCase(200, """{"region":"us-east-1"}""", PeerAnswer.Silent)]
    [Property("Requirement", "A-DNS-1")]
    public void An_answer_says_how_the_other_region_is(int status, string body, PeerAnswer answer) =>
        PeerReport.Read(status, Encoding.UTF8.GetBytes(body), Some.Region).ShouldBe(answer);

    [Test]
    public void A_region_that_was_not_asked_does_not_answer_for_the_one_that_was() => PeerReport.Read(
        200, """{"status":"ok","region":"us-west-2","checks":{"role":"ok"}}"""u8, Some.Region).ShouldBe(PeerAnswer.Silent);
}
