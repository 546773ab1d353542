namespace DrTerraform.Local.Tests.Fire;

/// <summary>The judge of the fire test finds each fault.</summary>
[TestFixture]
public sealed class LedgerTests
{
    private Ledger _ledger = null!;

    [SetUp]
    public void Pay()
    {
        _ledger = new Ledger();
        _ledger.Send("a", 1);
        _ledger.Send("b", 2);
        _ledger.Acknowledge("a", "receipt of a");
        _ledger.Acknowledge("a", "receipt of a");
        _ledger.Acknowledge("b", "receipt of b");
    }

    [Test]
    public void All_is_well() => _ledger.Problems([("a", 1), ("b", 2)]).ShouldBeEmpty();

    [Test]
    public void A_lost_payment_is_found() => _ledger.Problems([("a", 1)]).ShouldBe(["b was acknowledged and is lost"]);

    [Test]
    public void A_doubled_payment_is_found() => _ledger.Problems([("a", 1), ("a", 1), ("b", 2)]).ShouldBe(["a is there 2 times"]);

    [Test]
    public void A_payment_that_nobody_sent_is_found() => _ledger.Problems([("a", 1), ("b", 2), ("c", 3)]).ShouldBe(["c is there and nobody sent it"]);

    [Test]
    public void A_changed_amount_is_found() => _ledger.Problems([("a", 1), ("b", 3)]).ShouldBe(["b has the amount 3"]);

    [Test]
    public void A_repeat_with_another_answer_is_found()
    {
        _ledger.Acknowledge("b", "another receipt");

        _ledger.Problems([("a", 1), ("b", 2)]).ShouldBe(["b got 2 different answers"]);
    }

    [Test]
    public void A_payment_that_never_came_through_is_found()
    {
        _ledger.Send("c", 3);

        _ledger.Problems([("a", 1), ("b", 2)]).ShouldBe(["c was never acknowledged"]);
    }
}
