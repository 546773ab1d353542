using DrTerraform.Policies.Cost;

namespace DrTerraform.Policies.Tests.Cost;

[TestFixture]
public sealed class PriceListTests
{
    [Test]
    public void Prices_are_dated() => PriceList.Collected.ShouldMatch(@"^\d{4}-\d{2}$");

    [Test]
    public void A_price_is_that_of_the_region() => PriceList.Of("nat-gateway-hour", "us-west-2").ShouldBe(new Price(0.045, "gateway and hour", IsSeen: true));

    [Test]
    public void A_price_that_was_not_seen_for_the_region_says_so() => PriceList.Of("table-write-million", "us-west-2").IsSeen.ShouldBeFalse();

    [Test]
    public void A_region_that_the_file_does_not_know_gets_a_price_that_says_so() => PriceList.Of("nat-gateway-hour", "eu-central-1").ShouldBe(new Price(0.045, "gateway and hour", IsSeen: false));

    [Test]
    public void A_price_of_all_regions_needs_none() => PriceList.Of("key-month", null).ShouldBe(new Price(1, "key and month", IsSeen: true));

    [Test]
    public void Every_price_is_more_than_nothing() => PriceList.Ids.ShouldAllBe(id => PriceList.Of(id, "us-east-1").Usd > 0);
}
