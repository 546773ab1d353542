using DrTerraform.Integration.Tests.Support;

namespace DrTerraform.Integration.Tests.Deployed;

/// <summary>The names of what was built.</summary>
[TestFixture]
[Category("Integration")]
public sealed class NameTests
{
    private string[] _names = null!;

    [OneTimeSetUp]
    public void Find() => _names =
    [
        .. Deployment.Current.Regions.SelectMany(region => new[]
        {
            region.ClusterIdentifier(),
            region.Output("payment_webhook_function"),
            region.Output("region_health_function"),
            region.Output("dead_letter_queue"),
            region.Output("alerts_topic_arn").Split(':')[^1],
            region.GlobalOutput("backup_vault_arn").Split(':')[^1],
        }),
        .. new[] { "sessions_table", "control_table" }.Select(output => Deployment.Current.Output("global", output).GetString()!),
        .. new[] { "state_bucket", "state_bucket_copy", "state_lock_table" }.Select(output => Deployment.Current.Output("backend", output).GetString()!),
    ];

    [Test]
    [Property("Requirement", "X-4")]
    [Property("Requirement", "A-TAG-1")]
    public void Every_name_ends_with_the_same_environment_and_suffix()
    {
        var ends = _names.Select(name => string.Join('-', name.Split('-')[^2..])).Distinct().ToArray();
        ends.ShouldHaveSingleItem(string.Join(", ", _names));
    }
}
