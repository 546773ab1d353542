using DrTerraform.Functions.Shared.Secrets;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.Shared.Secrets;

[TestFixture]
public sealed class CachedSecretTests
{
    private ManualTime _time = null!;
    private FixedSecret _source = null!;
    private CachedSecret<string> _secret = null!;

    [SetUp]
    public void Prepare()
    {
        _time = new ManualTime();
        _source = new FixedSecret("first");
        _secret = new CachedSecret<string>(_source, "name", (_, text) => text, _time);
    }

    [Test]
    public async Task A_value_is_read_once_within_its_lifetime()
    {
        await _secret.CurrentAsync(CancellationToken.None);
        _time.Advance(CachedSecret<string>.Lifetime - TimeSpan.FromSeconds(1));
        await _secret.CurrentAsync(CancellationToken.None);

        _source.Readings.ShouldBe(1);
    }

    [Test]
    public async Task After_its_lifetime_a_value_is_read_again()
    {
        await _secret.CurrentAsync(CancellationToken.None);
        _source.Text = "second";
        _time.Advance(CachedSecret<string>.Lifetime);

        (await _secret.CurrentAsync(CancellationToken.None)).ShouldBe("second");
    }

    [Test]
    public async Task A_refused_credential_has_the_secret_read_again()
    {
        await _secret.CurrentAsync(CancellationToken.None);
        _source.Text = "second";
        _time.Advance(CachedSecret<string>.LeastAge);

        (await _secret.FreshAsync(CancellationToken.None)).ShouldBe("second");
    }

    [Test]
    public async Task A_flood_of_refused_credentials_does_not_become_a_flood_of_calls()
    {
        for (var request = 0; request < 1000; request++)
        {
            await _secret.FreshAsync(CancellationToken.None);
            _time.Advance(TimeSpan.FromMilliseconds(10));
        }

        _source.Readings.ShouldBe(1);
    }

    [Test]
    public async Task A_failed_reading_is_not_kept()
    {
        _source.Failure = new IOException();
        await Should.ThrowAsync<IOException>(() => _secret.CurrentAsync(CancellationToken.None));
        _source.Failure = null;

        (await _secret.CurrentAsync(CancellationToken.None)).ShouldBe("first");
    }
}
