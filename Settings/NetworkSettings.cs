namespace DrTerraform.Settings;

/// <summary>The private networks, alike in both regions.</summary>
public sealed record NetworkSettings
{
    /// <summary>Number of private subnets, each in an availability zone of its own, 2 to 6. Aurora wants at least two zones.</summary>
    public int AvailabilityZones { get; init; } = 3;

    /// <summary>
    /// Bits that a subnet's prefix is longer than its network's, 2 to 12: 8 makes /24 subnets of a /16. Subnets are numbered from 1,
    /// so 10.0.0.0/16 gives 10.0.1.0/24, 10.0.2.0/24, ...
    /// </summary>
    public int SubnetBits { get; init; } = 8;
}
