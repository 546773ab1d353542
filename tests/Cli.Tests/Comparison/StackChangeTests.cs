using System.Text.Json;
using DrTerraform.Cli.Comparison;

namespace DrTerraform.Cli.Tests.Comparison;

[TestFixture]
public sealed class StackChangeTests
{
    private static readonly StackChange Change = StackChange.Of(
        "primary",
        JsonElement.Parse("""
            {
              "resource": { "aws_vpc": { "main": { "cidr_block": "10.0.0.0/16" } }, "aws_subnet": { "a": {}, "b": {} } },
              "data": { "aws_caller_identity": { "me": {} } },
              "output": { "vpc": { "value": 1 } },
              "provider": { "aws": [{ "alias": "primary", "region": "us-east-1" }] },
              "terraform": { "required_version": ">= 1.11" }
            }
            """),
        JsonElement.Parse("""
            {
              "resource": { "aws_vpc": { "main": { "cidr_block": "10.2.0.0/16" } }, "aws_subnet": { "b": {} }, "aws_nat_gateway": { "a": {} } },
              "data": { "aws_caller_identity": { "me": {} } },
              "ephemeral": { "aws_secretsmanager_random_password": { "p": {} } },
              "provider": { "aws": [{ "alias": "primary", "region": "eu-west-1" }] },
              "terraform": { "required_version": ">= 1.5" }
            }
            """));

    [Test]
    public void What_is_there_afterwards_alone_is_added() => Change.Added.ShouldBe(["aws_nat_gateway.a", "ephemeral.aws_secretsmanager_random_password.p"]);

    [Test]
    public void What_was_there_before_alone_is_removed() => Change.Removed.ShouldBe(["aws_subnet.a", "output.vpc"]);

    [Test]
    public void What_says_something_else_is_changed() =>
        Change.Changed.Select(block => block.Address).ShouldBe(["aws_vpc.main", "provider.aws.primary", "terraform.required_version"]);

    [Test]
    public void A_change_tells_its_attributes() => Change.Changed[0].Attributes.ShouldHaveSingleItem().Path.ShouldBe("cidr_block");

    [Test]
    public void All_else_is_counted() => Change.Same.ShouldBe(2);

    [Test]
    public void All_blocks_of_a_stack_that_one_side_has_not_are_added() =>
        StackChange.Of("traffic", null, JsonElement.Parse("""{ "resource": { "aws_vpc": { "main": {} } } }""")).Added.ShouldBe(["aws_vpc.main"]);
}
