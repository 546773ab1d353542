"""API Gateway: imported REST APIs, custom domains of HTTP APIs."""

from moto.apigateway.models import APIGatewayBackend
from moto.apigatewayv2.models import ApiGatewayV2Backend, DomainName
from moto.moto_api._internal import mock_random

from dr_emulator.corrections import Correction

_REGIONAL_ZONE = "Z2FDTNDATAQYW2"

rest_authorization = Correction(
    "apigateway: who may call an imported operation",
    stock="forgets the security of the operations when a REST API is imported",
)

domain_status = Correction(
    "apigateway: status of a domain",
    stock="never says that the custom domain of an HTTP API is available, or where it points to",
)

domain_mutual_tls = Correction(
    "apigateway: mutual TLS of a domain",
    stock="reports an empty mutual-TLS configuration for a custom domain that has none",
)


@rest_authorization.replaces(APIGatewayBackend)
def put_rest_api(stock, self, function_id, api_doc, *arguments, **options):
    api = stock(self, function_id, api_doc, *arguments, **options)
    schemes = api_doc.get("components", {}).get("securitySchemes", {})
    signed = {name for name, scheme in schemes.items() if scheme.get("x-amazon-apigateway-authtype") == "awsSigv4"}
    for path, operations in api_doc["paths"].items():
        methods = api.get_resource_for_path(path).resource_methods
        for method, operation in operations.items():
            asked = {name for requirement in operation.get("security", []) for name in requirement}
            methods[method.upper()].authorization_type = "AWS_IAM" if asked & signed else "NONE"
    return api


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
