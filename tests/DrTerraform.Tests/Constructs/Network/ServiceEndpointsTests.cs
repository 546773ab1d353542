using System.Text.Json;
using DrTerraform.Constructs.Network;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Network;

[TestFixture]
public sealed class ServiceEndpointsTests
{
    private SynthesizedStack _stack = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _ = new ServiceEndpoints(stack, "Endpoints", new ServiceEndpointsProps
        {
            Placement = Some.Placement(stack),
            VpcId = "vpc-1",
            SubnetIds = ["subnet-1", "subnet-2"],
            RouteTableId = "rtb-1",
            SecurityGroupId = "sg-1",
            Services = ["secretsmanager", "sns"],
        });
        _stack = SynthesizedStack.Of(stack);
    }

    [Test]
    [Property("Requirement", "A-FN-2")]
    public void The_tables_are_behind_a_gateway_which_costs_nothing() => Endpoint("dynamodb").ShouldSatisfyAllConditions(
        endpoint => endpoint.Text("vpc_endpoint_type").ShouldBe("Gateway"),
        endpoint => endpoint.Texts("route_table_ids").ShouldBe(["rtb-1"]));

    [TestCase("secretsmanager")]
    [TestCase("sns")]
    [Property("Requirement", "A-FN-2")]
    public void Every_other_service_has_an_interface_in_all_subnets_under_its_usual_name(string service) => Endpoint(service).ShouldSatisfyAllConditions(
        endpoint => endpoint.Text("vpc_endpoint_type").ShouldBe("Interface"),
        endpoint => endpoint.Texts("subnet_ids").ShouldBe(["subnet-1", "subnet-2"]),
        endpoint => endpoint.Texts("security_group_ids").ShouldBe(["sg-1"]),
        endpoint => endpoint.Flag("private_dns_enabled").ShouldBeTrue());

    [Test]
    [Property("Requirement", "X-7")]
    public void Nobody_carries_data_out_through_them_to_another_account() => _stack.Resources("aws_vpc_endpoint").ShouldAllBe(endpoint =>
        endpoint.Statements("policy").Single().Text("Condition.StringEquals.aws:PrincipalAccount") == "111122223333");

    private JsonElement Endpoint(string service) => _stack.Resources("aws_vpc_endpoint").Single(endpoint => endpoint.Text("service_name") == $"com.amazonaws.us-west-2.{service}");
}
