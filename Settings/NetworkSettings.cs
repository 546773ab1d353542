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
        var most = (1 << SubnetBits) - 1;
        if (AvailabilityZones > most)
        {
            yield return Problem.NotAllowed(
                "network.availabilityZones", AvailabilityZones, $"2 to {most}, or more than {SubnetBits} for network.subnetBits: that makes room for {most} subnets", "network.subnetBits");
        }
    }

    /// <summary>The address ranges of a region's subnets, one an availability zone.</summary>
    public IReadOnlyList<string> SubnetsOf(RegionSettings region)
    {
        var network = Cidr.Parse(region.Cidr);
        return [.. Enumerable.Range(1, AvailabilityZones).Select(number => network.Subnet(SubnetBits, number).ToString())];
    }
}
