namespace DrTerraform.Settings.Tests;

[TestFixture]
public sealed class CidrTests
{
    [TestCase("10.0.0.0/16", 8, 1, "10.0.1.0/24")]
    [TestCase("10.0.0.0/16", 8, 255, "10.0.255.0/24")]
    [TestCase("10.1.0.0/16", 4, 2, "10.1.32.0/20")]
    [TestCase("192.168.4.0/22", 6, 63, "192.168.7.240/28")]
    [TestCase("0.0.0.0/0", 32, 2_147_483_647, "127.255.255.255/32")]
    [TestCase("10.0.0.0/16", 0, 0, "10.0.0.0/16")]
    public void A_subnet_is_counted_from_the_start_of_its_network(string network, int bits, int index, string subnet) =>
        Cidr.Parse(network).Subnet(bits, index).ToString().ShouldBe(subnet);

    [TestCase(8, 256)]
    [TestCase(17, 0)]
    [TestCase(-1, 0)]
    [TestCase(8, -1)]
    public void A_subnet_outside_its_network_is_refused(int bits, int index) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Cidr.Parse("10.0.0.0/16").Subnet(bits, index));

    [TestCase("10.0.0.0/16", "10.0.255.0/24", true)]
    [TestCase("10.0.255.0/24", "10.0.0.0/16", true)]
    [TestCase("10.0.0.0/16", "10.1.0.0/16", false)]
    [TestCase("10.1.0.0/16", "10.0.0.0/16", false)]
    [TestCase("10.0.0.0/15", "10.1.255.255/32", true)]
    [TestCase("0.0.0.0/0", "255.255.255.255/32", true)]
    public void Ranges_overlap_when_they_share_an_address(string one, string other, bool overlap) =>
        Cidr.Parse(one).Overlaps(Cidr.Parse(other)).ShouldBe(overlap);

    [TestCase("10.0.0.0/8", true)]
    [TestCase("10.0.0.0/7", false)]
    [TestCase("172.16.0.0/12", true)]
    [TestCase("172.31.255.0/24", true)]
    [TestCase("172.32.0.0/16", false)]
    [TestCase("192.168.255.255/32", true)]
    [TestCase("192.169.0.0/16", false)]
    [TestCase("100.64.0.0/10", false)]
    public void Private_is_what_RFC_1918_lists(string range, bool isPrivate) => IsPrivate(range).ShouldBe(isPrivate);

    [TestCase("10.0.0.0")]
    [TestCase("10.0.0/16")]
    [TestCase("10.0.0.0/33")]
    [TestCase("10.0.0.0/016")]
    [TestCase("010.0.0.0/16")]
    [TestCase("10.0.0.256/16")]
    [TestCase("10.0.0.0/16\n")]
    [TestCase(" 10.0.0.0/16")]
    [TestCase("10.0.0.1/16")]
    [TestCase("fd00::/16")]
    [TestCase("")]
    public void Anything_but_the_usual_notation_is_refused(string text) => Should.Throw<FormatException>(() => Cidr.Parse(text));

    [Test]
    [Property("Requirement", "A-NET-1")]
    public void Subnets_of_a_region_are_numbered_from_1_one_a_zone() =>
        new NetworkSettings().SubnetsOf(Support.Some.Settings().Secondary).ShouldBe(["10.1.1.0/24", "10.1.2.0/24", "10.1.3.0/24"]);

    // 10.0.0.0/7 is not aligned, and aligned it holds public addresses.
    private static bool IsPrivate(string range) => Cidr.TryParse(range, out var cidr) && cidr.Aligned.IsPrivate;
}
