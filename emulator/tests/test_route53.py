from dr_emulator import route53
from tests.support import EmulatorTest, guards, proves


class HealthChecks(EmulatorTest):
    def created(self, **configuration):
        checks = self.client("route53")
        check = checks.create_health_check(CallerReference="1", HealthCheckConfig=configuration)["HealthCheck"]["Id"]
        return checks.get_health_check(HealthCheckId=check)["HealthCheck"]["HealthCheckConfig"]

    @proves(route53.calculated)
    def test_a_calculated_check_has_nothing_of_an_endpoint(self):
        check = self.created(Type="CALCULATED", HealthThreshold=2, ChildHealthChecks=["a", "b"])
        wanted = {"Type", "HealthThreshold", "ChildHealthChecks", "Inverted", "Disabled"}
        self.assertEqual(wanted, set(check))

    @guards
    def test_a_check_of_an_endpoint_keeps_what_was_set(self):
        asked = {"Type": "HTTPS", "FullyQualifiedDomainName": "a.example.net", "Port": 8443, "RequestInterval": 10}
        check = self.created(**asked)
        self.assertEqual(asked, {key: check[key] for key in asked})

    @proves(route53.alarm_checks)
    def test_a_check_of_an_alarm_keeps_what_was_set(self):
        alarm = {"Region": "us-east-1", "Name": "lag"}
        check = self.created(Type="CLOUDWATCH_METRIC", AlarmIdentifier=alarm, InsufficientDataHealthStatus="Unhealthy")
        self.assertEqual((alarm, "Unhealthy"), (check.get("AlarmIdentifier"), check.get("InsufficientDataHealthStatus")))
