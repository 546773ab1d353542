using DrTerraform.Cli.Export;

namespace DrTerraform.Cli.Tests.Export;

[TestFixture]
public sealed class CapabilitiesTests
{
    [TestCase("aws_vpc_security_group_ingress_rule", "network.tf")]
    [TestCase("aws_route_table", "network.tf")]
    [TestCase("aws_route53_record", "dns.tf")]
    [TestCase("aws_cloudwatch_metric_alarm", "alarms.tf")]
    [TestCase("aws_cloudwatch_event_rule", "events.tf")]
    [TestCase("aws_cloudwatch_log_group", "logs.tf")]
    [TestCase("aws_api_gateway_rest_api", "api.tf")]
    [TestCase("aws_api_gateway_domain_name", "dns.tf")]
    [TestCase("aws_rds_cluster", "database.tf")]
    [TestCase("aws_mq_broker", Capabilities.Rest)]
    public void A_type_goes_to_the_file_of_its_capability(string type, string file) => Capabilities.FileOf(type).ShouldBe(file);
}
