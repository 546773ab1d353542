using DrTerraform.Cli.Operations;

namespace DrTerraform.Cli.Tests.Operations;

[TestFixture]
public sealed class HealthProbeTests
{
    [TestCase(200, """{"status":"ok"}""", true, "ok")]
    [TestCase(503, """{"status":"failed","region":"us-west-2","failed":["role","writer"],"checks":{"role":"standby","writer":"database_read_only","table":"ok"}}""", false, "role standby, writer database_read_only")]
    [TestCase(502, "<html>Bad Gateway</html>", false, "status 502")]
    [TestCase(403, """{"message":"Forbidden"}""", false, "status 403")]
    public void An_answer_tells_which_parts_are_at_fault(int status, string body, bool ok, string said) => HealthProbe.Read(status, body).ShouldBe(new HealthReply(ok, said));
}
