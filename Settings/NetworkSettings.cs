namespace DrTerraform.Settings;

/// <summary>The private networks, alike in both regions.</summary>
public sealed record NetworkSettings
{
    /// <summary>Number of private subnets, each in an availability zone of its own. Aurora wants at least two zones.</summary>
    [AllowedRange(2, 6)]
    public int AvailabilityZones { get; init; } = 3;

    /// <summary>
    /// Bits that a subnet's prefix is longer than its network's: 8 makes /24 subnets of a /16. Subnets are numbered from 1,
    /// so 10.0.0.0/16 gives 10.0.1.0/24, 10.0.2.0/24, ...
    /// </summary>
    [AllowedRange(2, 12)]
    public int SubnetBits { get; init; } = 8;

    /// <summary>
    /// Gives each network public subnets with one NAT gateway, through which functions reach AWS and the internet. Without it they reach AWS
    /// through endpoints and the internet not at all. A NAT gateway is in one zone: with that zone, the region's functions lose their way out.
    /// </summary>
    public bool Nat { get; init; }

    /// <summary>Gives the private subnets a network access list of their own, a second fence around the security groups.</summary>
    public bool AccessLists { get; init; }

    internal IEnumerable<Problem> Problems(RegionSettings primary, RegionSettings secondary)
    {
        const int LongestSubnetPrefix = 28;

        string[] inputs = ["primary.cidr", "secondary.cidr"];
        var longest = new[] { primary, secondary }.Max(region => Cidr.TryParse(region.Cidr, out var network) ? network.PrefixLength : 0);
        if (longest + SubnetBits > LongestSubnetPrefix)
        {
            yield return Problem.NotAllowed(
                "network.subnetBits", SubnetBits, $"2 to {LongestSubnetPrefix - longest}: AWS's smallest subnet is a /{LongestSubnetPrefix}, and a network here is a /{longest}", inputs);
        }

        // The subnets are numbered from 1.
        var room = (1 << SubnetBits) - 1;
        var most = Nat ? room / 2 : room;
        if (AvailabilityZones > most)
        {
            yield return Problem.NotAllowed(
                "network.availabilityZones", AvailabilityZones, $"2 to {most}, or more than {SubnetBits} for network.subnetBits: that makes room for {room} subnets", "network.subnetBits");
        }
    }

    /// <summary>The address ranges of a region's private subnets, one an availability zone.</summary>
    public IReadOnlyList<string> SubnetsOf(RegionSettings region) => Subnets(region, first: 1);

    /// <summary>The address ranges of a region's public subnets, one an availability zone, after the private ones.</summary>
    public IReadOnlyList<string> PublicSubnetsOf(RegionSettings region) => Subnets(region, first: 1 + AvailabilityZones);

    private IReadOnlyList<string> Subnets(RegionSettings region, int first)
    {
        var network = Cidr.Parse(region.Cidr);
        return [.. Enumerable.Range(first, AvailabilityZones).Select(number => network.Subnet(SubnetBits, number).ToString())];
    }
}
