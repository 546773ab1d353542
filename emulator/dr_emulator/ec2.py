"""Networks."""

import copy

from moto.ec2.models.nat_gateways import NatGatewayBackend
from moto.ec2.models.security_groups import SecurityGroupRule
from moto.ec2.models.vpc_peering_connections import VPCPeeringConnectionBackend

from dr_emulator.corrections import Correction

rule_description = Correction(
    "ec2: rule descriptions",
    stock="loses the description of a security group rule whose other side is a group or a prefix list",
)

peering_tags = Correction(
    "ec2: tags of a peering's accepter",
    stock="shows one set of tags in both regions of a peering connection, where each side has its own",
)

nat_interface = Correction(
    "ec2: interfaces of NAT gateways",
    stock="keeps the network interface of a NAT gateway that is deleted",
)


@rule_description.replaces(SecurityGroupRule, "__init__")
def remember_description(
    stock,
    self,
    ec2_backend,
    ip_protocol,
    group_id,
    from_port,
    to_port,
    ip_range,
    source_group=None,
    prefix_list_id=None,
    *others,
    **named,
):
    stock(
        self, ec2_backend, ip_protocol, group_id, from_port, to_port, ip_range, source_group, prefix_list_id, *others, **named
    )
    self.prefix_list_description = (prefix_list_id or {}).get("Description")


@rule_description.replaces_property(SecurityGroupRule)
def description(stock, self):
    return stock(self) or self.source_group.get("Description") or self.prefix_list_description


@peering_tags.replaces(VPCPeeringConnectionBackend)
def create_vpc_peering_connection(stock, self, vpc, peer_vpc, tags=None):
    connection = stock(self, vpc, peer_vpc, tags)
    accepter = peer_vpc.ec2_backend
    if accepter is not self:
        # Status and options are objects that both copies share; tags are looked up in the backend, which they do not.
        side = copy.copy(connection)
        side.ec2_backend = accepter
        accepter.vpc_pcxs[connection.id] = side
    return connection


@nat_interface.replaces(NatGatewayBackend)
def delete_nat_gateway(stock, self, nat_gateway_id):
    gateway = stock(self, nat_gateway_id)
    # Deleting a gateway twice is no error.
    self.enis.pop(gateway._eni.id, None)
    return gateway
