using System.Text.Json;
using DrTerraform.Functions.PaymentWebhook.Payments;
using DrTerraform.Functions.PaymentWebhook.Signing;
using DrTerraform.Functions.Shared.Database;
using DrTerraform.Functions.Shared.Http;
using DrTerraform.Functions.Shared.Roles;
using DrTerraform.Functions.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace DrTerraform.Functions.Tests.PaymentWebhook.Payments;

/// <summary>Several instances of the function over one database that fails before or after a commit, and a role that moves, held against a model.</summary>
[TestFixture]
public sealed class WebhookModelTests
{
    private const int Instances = 3;

    /// <summary>What the database does to the next statement.</summary>
    private enum Fault
    {
        None,

        /// <summary>Nothing is stored.</summary>
        BeforeCommit,

        /// <summary>It is stored, and the client is told that it is not known.</summary>
        AfterCommit,
    }

    [Test]
    [Property("Requirement", "A-FN-2")]
    public void Every_acknowledged_payment_is_there_once_whatever_fails_on_the_way() =>
        Prop.ForAll(Steps.ArrayOf().ToArbitrary(), steps => Replay(steps)).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(80));

    [Test]
    public void The_model_finds_a_store_that_forgets_the_first_answer() => Should.Throw<Exception>(() =>
        Prop.ForAll(Steps.ArrayOf().ToArbitrary(), steps => Replay(steps, forgetful: true)).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(80)));

    private static Gen<Step> Steps =>
        from key in Gen.Choose(1, 4)
        from amount in Gen.Choose(1, 2)
        from instance in Gen.Choose(0, Instances - 1)
        from fault in Gen.Frequency((6, Gen.Constant(Fault.None)), (1, Gen.Constant(Fault.BeforeCommit)), (1, Gen.Constant(Fault.AfterCommit)))
        from isSigned in Gen.Frequency((9, Gen.Constant(true)), (1, Gen.Constant(false)))
        from movesRole in Gen.Frequency((12, Gen.Constant(false)), (1, Gen.Constant(true)))
        from milliseconds in Gen.Choose(0, 3000)
        select new Step(key, amount, instance, fault, isSigned, movesRole, milliseconds);

    private static void Replay(Step[] steps, bool forgetful = false)
    {
        var world = new World(forgetful);
        foreach (var step in steps)
        {
            world.TakeAsync(step).GetAwaiter().GetResult();
        }
    }

    private sealed record Step(int Key, int AmountMinor, int Instance, Fault Fault, bool IsSigned, bool MovesRole, int Milliseconds);

    private sealed class World
    {
        private readonly ManualTime _time = new();
        private readonly FaultyPayments _store;
        private readonly FixedRole _role = new(new RoleRecord(Some.Region, 1));
        private readonly PaymentDesk[] _desks;
        private readonly Dictionary<string, long> _stored = [];
        private readonly Dictionary<string, string> _receipts = [];
        private DateTimeOffset _roleMovedAt = DateTimeOffset.MinValue;

        public World(bool forgetful)
        {
            _store = new FaultyPayments(forgetful);
            _desks = [.. Enumerable.Range(0, Instances).Select(_ => new PaymentDesk(
                new SignatureGate(Some.Keys(_time), _time), new RoleFence(_role, Some.Region, _time), _store, Some.Region, Some.Log(), _time))];
        }

        public async Task TakeAsync(Step step)
        {
            _time.Advance(TimeSpan.FromMilliseconds(step.Milliseconds));
            if (step.MovesRole)
            {
                _role.Record = new RoleRecord(IsActive ? Some.OtherRegion : Some.Region, _role.Record!.Epoch + 1);
                _roleMovedAt = _time.GetUtcNow();
            }

            var key = $"k{step.Key}";
            var before = _store.Rows.Count;
            _store.Next = step.Fault;
            var body = $$"""{"idempotency_key":"{{key}}","amount_minor":{{step.AmountMinor}},"currency":"EUR","reference":"r","occurred_at":"2026-11-20T11:59:00Z"}""";
            var request = Some.Request("POST", "/payments", body);
            var answer = await Some.AnswerAsync(_desks[step.Instance].Routes, step.IsSigned ? request.Signed(_time.GetUtcNow()) : request);

            Judge(step, key, answer);
            _store.Rows.Keys.ShouldBe(_stored.Keys, ignoreOrder: true);
            (_store.Rows.Count - before).ShouldBeInRange(0, 1);
        }

        private bool IsActive => _role.Record!.ActiveRegion == Some.Region;

        // An instance may rely on a record for two seconds.
        private bool RoleIsSettled => _time.GetUtcNow() - _roleMovedAt >= RoleFence.GreatestAge;

        private void Judge(Step step, string key, ApiResponse answer)
        {
            var wasStored = _stored.TryGetValue(key, out var amount);
            if (_store.WasAsked && step.Fault != Fault.BeforeCommit && !wasStored)
            {
                _stored[key] = step.AmountMinor;
            }

            switch (answer.Status)
            {
                case 201:
                    step.Fault.ShouldBe(Fault.None);
                    _stored[key].ShouldBe(step.AmountMinor);
                    JsonElement.Parse(answer.Text()).GetProperty("amount_minor").GetInt64().ShouldBe(step.AmountMinor);
                    _receipts.TryAdd(key, answer.Text());
                    answer.Text().ShouldBe(_receipts[key]);
                    break;
                case 409:
                    (wasStored, amount).ShouldNotBe((true, (long)step.AmountMinor));
                    wasStored.ShouldBeTrue();
                    break;
                case 401:
                    (step.IsSigned, _store.WasAsked).ShouldBe((false, false));
                    break;
                case 503:
                    answer.Headers.Keys.ShouldContain("Retry-After");
                    (step.Fault != Fault.None || !IsActive || !RoleIsSettled).ShouldBeTrue("a payment was sent away although all was well");
                    break;
                default:
                    throw new InvalidOperationException($"answered with {answer.Status}");
            }

            if (RoleIsSettled && !IsActive)
            {
                _store.WasAsked.ShouldBeFalse("a region that is not active wrote");
            }
        }
    }

    private sealed class FaultyPayments(bool forgetful) : IPayments
    {
        private readonly MemoryPayments _payments = new();

        private Fault _next;

        public Dictionary<string, Payment> Rows => _payments.Rows;

        public bool WasAsked { get; private set; }

        public Fault Next
        {
            set
            {
                _next = value;
                WasAsked = false;
            }
        }

        public async Task<Payment> StoreOnceAsync(Payment payment, CancellationToken cancellation)
        {
            WasAsked = true;
            if (_next == Fault.BeforeCommit)
            {
                throw new DatabaseException(DatabaseFault.TimedOut, new IOException());
            }

            var stored = await _payments.StoreOnceAsync(payment, cancellation);
            return _next == Fault.AfterCommit ? throw new DatabaseException(DatabaseFault.TimedOut, new IOException()) : forgetful ? payment : stored;
        }

        public Task<Payment?> FindAsync(Guid id, CancellationToken cancellation) => _payments.FindAsync(id, cancellation);
    }
}
