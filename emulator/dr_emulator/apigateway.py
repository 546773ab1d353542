"""API Gateway: custom domains of HTTP APIs."""

from moto.apigatewayv2.models import ApiGatewayV2Backend, DomainName
from moto.moto_api._internal import mock_random

from dr_emulator.corrections import Correction

_REGIONAL_ZONE = "Z2FDTNDATAQYW2"

domain_status = Correction(
    "apigateway: status of a domain",
    stock="never says that the custom domain of an HTTP API is available, or where it points to",
)

domain_mutual_tls = Correction(
    "apigateway: mutual TLS of a domain",
    stock="reports an empty mutual-TLS configuration for a custom domain that has none",
)


@domain_status.replaces(ApiGatewayV2Backend)
def create_domain_name(stock, self, domain_name, domain_name_configurations, mutual_tls_authentication, tags):
    domain = stock(self, domain_name, domain_name_configurations, mutual_tls_authentication, tags)
    for configuration in domain.domain_name_configurations:
        target = f"d-{mock_random.get_random_hex(10)}.execute-api.{self.region_name}.amazonaws.com"
        configuration.update(
            {
                "apiGatewayDomainName": target,
                "domainNameStatus": "AVAILABLE",
                "hostedZoneId": _REGIONAL_ZONE,
                "ipAddressType": configuration.get("ipAddressType", "ipv4"),
            }
        )
    return domain


@domain_mutual_tls.replaces(DomainName)
def to_json(stock, self):
    answer = stock(self)
    if not answer["mutualTlsAuthentication"]:
        del answer["mutualTlsAuthentication"]
    return answer
