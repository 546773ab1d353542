from dr_emulator import apigateway
from tests.support import EmulatorTest, proves


class Domains(EmulatorTest):
    def setUp(self):
        super().setUp()
        certificate = "arn:aws:acm:us-east-1:123456789012:certificate/1"
        configuration = {"CertificateArn": certificate, "EndpointType": "REGIONAL", "SecurityPolicy": "TLS_1_2"}
        domains = self.client("apigatewayv2")
        domains.create_domain_name(DomainName="api.example.net", DomainNameConfigurations=[configuration])
        self.domain = domains.get_domain_name(DomainName="api.example.net")

    @proves(apigateway.domain_status)
    def test_a_domain_is_available(self):
        self.assertEqual("AVAILABLE", self.domain["DomainNameConfigurations"][0].get("DomainNameStatus"))

    @proves(apigateway.domain_status)
    def test_a_domain_points_into_its_own_region(self):
        target = self.domain["DomainNameConfigurations"][0].get("ApiGatewayDomainName", "")
        self.assertTrue(target.endswith(".execute-api.us-east-1.amazonaws.com"), target)

    @proves(apigateway.domain_mutual_tls)
    def test_a_domain_without_mutual_tls_has_no_configuration_of_it(self):
        self.assertNotIn("mutualTlsAuthentication", self.raw("apigateway", "/v2/domainnames/api.example.net"))
