using System.Text.Json.Nodes;

namespace DrTerraform.Settings;

/// <summary>A private range of addresses (RFC 1918) of a size that AWS takes for a VPC and that leaves room for subnets.</summary>
public sealed class PrivateNetworkAttribute : LimitAttribute
{
    private const int ShortestPrefix = 16;
    private const int LongestPrefix = 24;

    /// <inheritdoc/>
    public override string Allowed => $"a private range from /{ShortestPrefix} to /{LongestPrefix} within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, e.g. 10.0.0.0/16";

    /// <inheritdoc/>
    public override bool Admits(object value) =>
        value is string text && Cidr.TryParse(text, out var cidr) && cidr is { IsAligned: true, IsPrivate: true, PrefixLength: >= ShortestPrefix and <= LongestPrefix };

    /// <inheritdoc/>
    public override string Advise(object value) =>
        value is string text && Cidr.TryParse(text, out var cidr) && !cidr.IsAligned && Admits(cidr.Aligned.ToString())
            ? $"{cidr.Aligned}, where a range of this size begins"
            : Allowed;

    /// <inheritdoc/>
    public override void Describe(JsonObject schema) => schema["pattern"] = @"^(10|172|192)\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}/(1[6-9]|2[0-4])$";
}
