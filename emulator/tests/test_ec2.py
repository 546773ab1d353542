from dr_emulator import ec2
from tests.support import EAST, WEST, EmulatorTest, proves


class Rules(EmulatorTest):
    def setUp(self):
        super().setUp()
        self.ec2 = self.client("ec2")
        self.group = self.ec2.create_security_group(GroupName="a", Description="a")["GroupId"]

    def description_of_rule_to(self, **other_side):
        permission = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, **other_side}
        answer = self.ec2.authorize_security_group_egress(GroupId=self.group, IpPermissions=[permission])
        rule = answer["SecurityGroupRules"][0]["SecurityGroupRuleId"]
        found = self.ec2.describe_security_group_rules(SecurityGroupRuleIds=[rule])
        return found["SecurityGroupRules"][0].get("Description")

    @proves(ec2.rule_description)
    def test_a_rule_to_a_group_keeps_its_description(self):
        pairs = [{"GroupId": self.group, "Description": "to itself"}]
        self.assertEqual("to itself", self.description_of_rule_to(UserIdGroupPairs=pairs))

    @proves(ec2.rule_description)
    def test_a_rule_to_a_prefix_list_keeps_its_description(self):
        prefixes = self.ec2.describe_managed_prefix_lists()["PrefixLists"][0]["PrefixListId"]
        lists = [{"PrefixListId": prefixes, "Description": "to a service"}]
        self.assertEqual("to a service", self.description_of_rule_to(PrefixListIds=lists))


class Peering(EmulatorTest):
    def setUp(self):
        super().setUp()
        self.east, self.west = self.client("ec2", EAST), self.client("ec2", WEST)
        requester = self.east.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        accepter = self.west.create_vpc(CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]
        tags = [{"ResourceType": "vpc-peering-connection", "Tags": [{"Key": "side", "Value": "requester"}]}]
        answer = self.east.create_vpc_peering_connection(
            VpcId=requester, PeerVpcId=accepter, PeerRegion=WEST, TagSpecifications=tags
        )
        self.peering = answer["VpcPeeringConnection"]["VpcPeeringConnectionId"]

    def described(self, region):
        found = region.describe_vpc_peering_connections(VpcPeeringConnectionIds=[self.peering])
        return found["VpcPeeringConnections"][0]

    @proves(ec2.peering_tags)
    def test_each_side_has_its_own_tags(self):
        self.west.create_tags(Resources=[self.peering], Tags=[{"Key": "side", "Value": "accepter"}])
        self.assertEqual([{"Key": "side", "Value": "accepter"}], self.described(self.west)["Tags"])

    @proves(ec2.peering_tags)
    def test_both_sides_have_one_status(self):
        self.west.create_tags(Resources=[self.peering], Tags=[{"Key": "side", "Value": "accepter"}])
        self.west.accept_vpc_peering_connection(VpcPeeringConnectionId=self.peering)
        sides = [(side["Status"]["Code"], side["Tags"][0]["Value"]) for side in map(self.described, (self.east, self.west))]
        self.assertEqual([("active", "requester"), ("active", "accepter")], sides)


class NatGateways(EmulatorTest):
    @proves(ec2.nat_interface)
    def test_one_that_is_deleted_takes_its_interface_along(self):
        client = self.client("ec2")
        network = client.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        subnet = client.create_subnet(VpcId=network, CidrBlock="10.0.0.0/24")["Subnet"]["SubnetId"]
        address = client.allocate_address(Domain="vpc")["AllocationId"]
        gateway = client.create_nat_gateway(SubnetId=subnet, AllocationId=address)["NatGateway"]["NatGatewayId"]
        client.delete_nat_gateway(NatGatewayId=gateway)
        self.assertEqual([], client.describe_network_interfaces(Filters=[{"Name": "vpc-id", "Values": [network]}])["NetworkInterfaces"])
