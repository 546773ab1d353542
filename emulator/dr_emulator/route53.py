"""Health checks."""

from moto.route53.models import HealthCheck
from moto.route53.responses import Route53

from dr_emulator.corrections import Correction

_OF_AN_ENDPOINT = (
    "EnableSNI",
    "FailureThreshold",
    "FullyQualifiedDomainName",
    "IPAddress",
    "MeasureLatency",
    "Port",
    "RequestInterval",
    "ResourcePath",
)
_OF_AN_ALARM = ("AlarmIdentifier", "InsufficientDataHealthStatus", "RoutingControlArn")

calculated = Correction(
    "route53: calculated health checks",
    stock="reports the port, interval and name of an endpoint for a check that has none",
)

alarm_checks = Correction(
    "route53: health checks of an alarm",
    stock="forgets which alarm a health check watches, and what it makes of missing data",
)


@calculated.replaces_property(HealthCheck, "health_check_config")
def without_endpoint(stock, self):
    answer = stock(self)
    if self.type_ in ("CALCULATED", "CLOUDWATCH_METRIC", "RECOVERY_CONTROL"):
        return {key: value for key, value in answer.items() if key not in _OF_AN_ENDPOINT}
    return answer


@alarm_checks.replaces(Route53)
def create_health_check(stock, self):
    answer = stock(self)
    asked = self._get_param("HealthCheckConfig")
    check = answer.result["HealthCheck"]
    check.alarm_config = {key: asked[key] for key in _OF_AN_ALARM if asked.get(key)}
    return answer


@alarm_checks.replaces_property(HealthCheck)
def health_check_config(stock, self):
    return {**stock(self), **getattr(self, "alarm_config", {})}
