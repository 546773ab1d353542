import json

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


class ImportedOperations(EmulatorTest):
    def setUp(self):
        super().setUp()
        apis = self.client("apigateway")
        self.api = apis.create_rest_api(name="payments")["id"]
        function = "arn:aws:lambda:us-east-1:123456789012:function:payments"
        target = f"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/{function}/invocations"
        integration = {"type": "aws_proxy", "httpMethod": "POST", "uri": target}
        signed = {"name": "Authorization", "in": "header", "type": "apiKey", "x-amazon-apigateway-authtype": "awsSigv4"}
        operation = {"responses": {"default": {"description": "any"}}, "x-amazon-apigateway-integration": integration}
        document = {
            "openapi": "3.0.1",
            "info": {"title": "payments", "version": "1"},
            "paths": {"/open": {"get": operation}, "/signed": {"get": {**operation, "security": [{"sigv4": []}]}}},
            "components": {"securitySchemes": {"sigv4": signed}},
        }
        apis.put_rest_api(restApiId=self.api, mode="overwrite", body=json.dumps(document))

    def authorization_of(self, path):
        apis = self.client("apigateway")
        resource = next(item["id"] for item in apis.get_resources(restApiId=self.api)["items"] if item["path"] == path)
        return apis.get_method(restApiId=self.api, resourceId=resource, httpMethod="GET").get("authorizationType")

    @proves(apigateway.rest_authorization)
    def test_an_operation_under_signature_4_is_for_iam_callers(self):
        self.assertEqual("AWS_IAM", self.authorization_of("/signed"))

    @proves(apigateway.rest_authorization)
    def test_an_operation_without_security_is_open(self):
        self.assertEqual("NONE", self.authorization_of("/open"))
