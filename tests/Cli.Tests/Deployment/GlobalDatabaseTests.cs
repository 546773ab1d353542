using System.Text.Json;
using DrTerraform.Cli.Deployment;

namespace DrTerraform.Cli.Tests.Deployment;

[TestFixture]
public sealed class GlobalDatabaseTests
{
    [Test]
    public void The_region_of_the_member_that_writes_is_found() =>
        Writer("""[ { "db_cluster_arn": "arn:aws:rds:us-east-1:111122223333:cluster:a", "is_writer": false }, { "db_cluster_arn": "arn:aws:rds:us-west-2:111122223333:cluster:b", "is_writer": true } ]""")
            .ShouldBe("us-west-2");

    [Test]
    public void Without_members_nobody_writes() => Writer("[]").ShouldBeNull();

    [Test]
    public void An_empty_state_has_no_writer() => GlobalDatabase.WriterRegion(JsonElement.Parse("""{ "format_version": "1.0" }""")).ShouldBeNull();

    private static string? Writer(string members) => GlobalDatabase.WriterRegion(JsonElement.Parse(
        $$"""{ "values": { "root_module": { "resources": [ { "type": "aws_kms_key", "values": {} }, { "type": "aws_rds_global_cluster", "values": { "global_cluster_members": {{members}} } } ] } } }"""));
}
