using System.Globalization;
using System.Text.RegularExpressions;

namespace DrTerraform.Settings;

/// <summary>A range of IPv4 addresses, and the arithmetic of its subnets.</summary>
/// <param name="Address">The first address.</param>
/// <param name="PrefixLength">Leading bits that all addresses share, 0 to 32.</param>
public readonly partial record struct Cidr(uint Address, int PrefixLength)
{
    private static readonly Cidr[] PrivateRanges = [new(0x0A000000, 8), new(0xAC100000, 12), new(0xC0A80000, 16)];

    /// <summary>The last address.</summary>
    public uint Last => Address | ~Mask(PrefixLength);

    /// <summary>Whether no public network uses these addresses (RFC 1918).</summary>
    public bool IsPrivate
    {
        get
        {
            var self = this;
            return PrivateRanges.Any(range => range.Contains(self));
        }
    }

    /// <summary>Whether the first address is where a range of this size can begin.</summary>
    public bool IsAligned => (Address & Mask(PrefixLength)) == Address;

    /// <summary>The range of this size that holds the first address.</summary>
    public Cidr Aligned => this with { Address = Address & Mask(PrefixLength) };

    /// <summary>Reads <c>10.0.0.0/16</c>; neither shortened nor octal notations.</summary>
    public static bool TryParse(string text, out Cidr cidr)
    {
        cidr = default;
        var match = Notation().Match(text);
        if (!match.Success)
        {
            return false;
        }

        var bytes = match.Groups["byte"].Captures.Select(capture => uint.Parse(capture.Value, CultureInfo.InvariantCulture)).ToArray();
        var prefix = int.Parse(match.Groups["prefix"].Value, CultureInfo.InvariantCulture);
        cidr = new Cidr(bytes.Aggregate(0u, (address, value) => (address << 8) | value), prefix);
        return bytes.All(value => value <= 255) && prefix <= 32;
    }

    /// <summary>The range that a text says.</summary>
    /// <exception cref="FormatException">The text is not a range.</exception>
    public static Cidr Parse(string text) =>
        TryParse(text, out var cidr) && cidr.IsAligned ? cidr : throw new FormatException($"'{text}' is not a range of IPv4 addresses such as 10.0.0.0/16");

    /// <summary>Whether every address of the other range is in this one.</summary>
    public bool Contains(Cidr other) => Address <= other.Address && other.Last <= Last;

    /// <summary>Whether the two share an address.</summary>
    public bool Overlaps(Cidr other) => Address <= other.Last && other.Address <= Last;

    /// <summary>One of the equal parts whose prefix is some bits longer.</summary>
    /// <param name="bits">How many bits.</param>
    /// <param name="index">Which part, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    public Cidr Subnet(int bits, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(PrefixLength + bits, 32, nameof(bits));
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, 1L << bits);

        var prefix = PrefixLength + bits;
        return new Cidr(Address + (uint)((ulong)index << (32 - prefix)), prefix);
    }

    /// <summary>The usual notation, e.g. <c>10.0.1.0/24</c>.</summary>
    public override string ToString() => $"{Address >> 24}.{(Address >> 16) & 255}.{(Address >> 8) & 255}.{Address & 255}/{PrefixLength}";

    // A shift by 32 is one by 0 in C#.
    private static uint Mask(int prefix) => prefix == 0 ? 0 : uint.MaxValue << (32 - prefix);

    [GeneratedRegex(@"^(?<byte>0|[1-9]\d{0,2})(\.(?<byte>0|[1-9]\d{0,2})){3}/(?<prefix>0|[1-9]\d?)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Notation();
}
