using DrTerraform.Functions.PaymentWebhook.Payments;

namespace DrTerraform.Functions.Tests.PaymentWebhook.Payments;

[TestFixture]
public sealed class MigrationTests
{
    [Test]
    public void The_steps_are_numbered_without_a_gap() =>
        Migration.All.Select(migration => migration.Version).ShouldBe(Enumerable.Range(1, Migration.All.Count));

    [Test]
    public void A_payment_is_unique_by_its_idempotency_key() => Migration.All[0].Sql.ShouldContain("idempotency_key text NOT NULL UNIQUE");
}
