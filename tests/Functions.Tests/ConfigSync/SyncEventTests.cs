using System.Text;
using DrTerraform.Functions.ConfigSync;

namespace DrTerraform.Functions.Tests.ConfigSync;

[TestFixture]
public sealed class SyncEventTests
{
    [TestCase("Create", false)]
    [TestCase("Update", false)]
    [TestCase("Delete", true)]
    public void A_change_of_a_parameter_is_followed(string operation, bool deleted)
    {
        var change = Read($$"""{"source":"aws.ssm","detail-type":"Parameter Store Change","time":"2026-11-20T12:00:00Z","detail":{"operation":"{{operation}}","name":"/p/a","type":"SecureString"} }""");

        (change.IsChange, change.Detail?.Name, change.DeletedAt is not null).ShouldBe((true, "/p/a", deleted));
    }

    [Test]
    public void A_deletion_reaches_to_the_end_of_the_second_in_which_it_was_told() =>
        Read("""{"detail-type":"Parameter Store Change","time":"2026-11-20T12:00:00Z","detail":{"name":"/p/a","operation":"Delete"}}""").DeletedAt
            .ShouldBe(new DateTimeOffset(2026, 11, 20, 12, 0, 0, 999, TimeSpan.Zero));

    [Test]
    public void A_label_changes_no_value() =>
        Read("""{"detail-type":"Parameter Store Change","detail":{"name":"/p/a","operation":"LabelParameterVersion"}}""").IsChange.ShouldBeFalse();

    [TestCase("""{"detail-type":"Scheduled Event","detail":{}}""")]
    [TestCase("""{"action":"reconcile"}""")]
    public void A_schedule_and_an_operator_ask_for_a_reconciliation(string json) => Read(json).IsReconciliation.ShouldBeTrue();

    [Test]
    public void An_operator_asks_for_a_report() => Read("""{"action":"report"}""").IsReport.ShouldBeTrue();

    [TestCase("{}")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("no json")]
    [TestCase("""{"action":"delete everything"}""")]
    [TestCase("""{"detail-type":"Parameter Store Change"}""")]
    public void Another_event_is_refused_with_what_is_expected(string json) =>
        Should.Throw<FormatException>(() => Read(json)).Message.ShouldContain("Parameter Store Change");

    private static SyncEvent Read(string json) => SyncEvent.Read(Encoding.UTF8.GetBytes(json));
}
