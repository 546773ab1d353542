using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.VpcEndpoint;

namespace DrTerraform.Constructs.Network;

/// <summary>What <see cref="ServiceEndpoints"/> are given.</summary>
public sealed record ServiceEndpointsProps
{
    /// <summary>Where the endpoints go.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The VPC that reaches the services.</summary>
    public required string VpcId { get; init; }

    /// <summary>The subnets that hold the interface endpoints.</summary>
    public required IReadOnlyList<string> SubnetIds { get; init; }

    /// <summary>The route table that leads to the gateway endpoints.</summary>
    public required string RouteTableId { get; init; }

    /// <summary>Security group of the interface endpoints.</summary>
    public required string SecurityGroupId { get; init; }

    /// <summary>
    /// Every AWS service, but for DynamoDB, that the functions in the VPC call, e.g. <c>secretsmanager</c>. A missing one shows as a
    /// time-out, not as an error, and each costs about 22 USD a month (3 zones × 0.01 USD an hour, price list of 2026-11).
    /// </summary>
    public required IReadOnlyList<string> Services { get; init; }
}

/// <summary>The ways from a network without NAT to AWS's services. They serve this account's principals only.</summary>
public sealed class ServiceEndpoints : Construct
{
    /// <summary>Declares the endpoints.</summary>
    public ServiceEndpoints(Construct scope, string id, ServiceEndpointsProps props)
        : base(scope, id)
    {
        var placement = props.Placement;
        var ownAccount = PolicyDocument.Of(
            this, "Document", placement,
            new Access("OwnAccountOnly", ["*"], ["*"]) { Who = Principal.Anybody }.When("StringEquals", "aws:PrincipalAccount", placement.AccountId));

        var tables = new VpcEndpoint(this, "Dynamodb", new VpcEndpointConfig
        {
            Provider = placement.Provider,
            VpcId = props.VpcId,
            ServiceName = ServiceName("dynamodb"),
            VpcEndpointType = "Gateway",
            RouteTableIds = [props.RouteTableId],
            Policy = ownAccount,
            Tags = placement.NameTag(Named.Endpoint, "dynamodb"),
        });
        TablesPrefixListId = tables.PrefixListId;

        foreach (var service in props.Services)
        {
            _ = new VpcEndpoint(this, ConstructId.Of(service), new VpcEndpointConfig
            {
                Provider = placement.Provider,
                VpcId = props.VpcId,
                ServiceName = ServiceName(service),
                VpcEndpointType = "Interface",
                SubnetIds = [.. props.SubnetIds],
                SecurityGroupIds = [props.SecurityGroupId],
                PrivateDnsEnabled = true,
                Policy = ownAccount,
                Tags = placement.NameTag(Named.Endpoint, service),
            });
        }

        string ServiceName(string service) => $"com.amazonaws.{placement.Region}.{service}";
    }

    /// <summary>The address list behind which the gateway endpoint keeps DynamoDB, for egress rules.</summary>
    public string TablesPrefixListId { get; }
}
