using DrTerraform.Cli.Bench;

namespace DrTerraform.Cli.Tests.Bench;

[TestFixture]
public sealed class SpreadTests
{
    [Test]
    public void The_median_of_an_odd_number_is_the_middle_one() => Spread.Of([3, 1, 9]).ShouldBe(new Spread(1, 3, 9));

    [Test]
    public void The_median_of_an_even_number_is_between_the_middle_two() => Spread.Of([4, 1, 2, 9]).ShouldBe(new Spread(1, 3, 9));
}
