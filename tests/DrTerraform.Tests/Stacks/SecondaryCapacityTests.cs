using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Stacks;

[TestFixture]
public sealed class SecondaryCapacityTests
{
    [Test]
    [Property("Requirement", "X-12")]
    public void The_waiting_region_has_fewer_instances_but_never_none()
    {
        Instances("secondary").ShouldBeLessThan(Instances("primary"));
        Instances("secondary").ShouldBeGreaterThan(0);
    }

    [Test]
    [Property("Requirement", "X-12")]
    public void The_waiting_region_idles_at_less_capacity_and_can_grow_to_the_same()
    {
        Capacity("secondary", "min").ShouldBeLessThan(Capacity("primary", "min"));
        Capacity("secondary", "min").ShouldBeGreaterThan(0);
        Capacity("secondary", "max").ShouldBe(Capacity("primary", "max"));
    }

    private static int Instances(string stack) => Deployment.Stacks[stack].Resources("aws_rds_cluster_instance").Count;

    private static double Capacity(string stack, string bound) =>
        Deployment.Stacks[stack].Only("aws_rds_cluster").At($"serverlessv2_scaling_configuration.{bound}_capacity")!.Value.GetDouble();
}
