"""Aurora clusters and instances of one region."""

from moto.core.responses import ActionResult
from moto.rds.exceptions import InvalidParameterValue
from moto.rds.models import DBCluster, DBClusterParameterGroup, DBInstance, DBParameterGroup, RDSBackend
from moto.rds.responses import RDSResponse

from dr_emulator.corrections import Correction

monitoring = Correction(
    "rds: monitoring of an instance",
    stock="forgets an instance's enhanced monitoring and performance insights",
)

scaling = Correction(
    "rds: scaling of a provisioned cluster",
    stock="reports an empty serverless (v1) scaling configuration for every cluster that has none",
)

parameter_source = Correction(
    "rds: source of a parameter",
    stock="does not say which parameters of a group were set by the user, which is how a client finds its own",
)

engine_versions = Correction(
    "rds: engine versions",
    stock="does not implement the list of engine versions",
)

cluster_echo = Correction(
    "rds: lifecycle support of a cluster",
    stock="forgets a cluster's lifecycle support",
)

_DEFAULT_INSIGHTS_RETENTION_DAYS = 7
_DEFAULT_LIFECYCLE_SUPPORT = "open-source-rds-extended-support"


@monitoring.replaces(DBInstance, "__init__")
def remember_monitoring(stock, self, *args, **kwargs):
    stock(self, *args, **kwargs)
    _set_monitoring(self, kwargs, creating=True)


@monitoring.replaces(RDSBackend)
def modify_db_instance(stock, self, db_instance_identifier, db_kwargs):
    instance = stock(self, db_instance_identifier, db_kwargs)
    _set_monitoring(instance, db_kwargs, creating=False)
    return instance


def _set_monitoring(instance, asked, creating):
    if creating or asked.get("monitoring_interval") is not None:
        instance.monitoring_interval = asked.get("monitoring_interval") or 0
    if creating or asked.get("monitoring_role_arn") is not None:
        instance.monitoring_role_arn = asked.get("monitoring_role_arn")
    if creating or asked.get("enable_performance_insights") is not None:
        enabled = bool(asked.get("enable_performance_insights"))
        retention = asked.get("performance_insights_retention_period") or _DEFAULT_INSIGHTS_RETENTION_DAYS
        instance.performance_insights_enabled = enabled
        instance.performance_insights_kms_key_id = asked.get("performance_insights_kms_key_id") if enabled else None
        instance.performance_insights_retention_period = retention if enabled else None


@scaling.replaces_property(DBCluster)
def scaling_configuration_info(stock, self):
    return stock(self) if self.scaling_configuration else None


def _set_by_user(parameters):
    return [{**parameter, "Source": "user"} for parameter in parameters]


@parameter_source.replaces(DBParameterGroup)
def update_parameters(stock, self, new_parameters):
    return stock(self, _set_by_user(new_parameters))


@parameter_source.replaces(DBClusterParameterGroup)
def update_cluster_parameters(stock, self, new_parameters):
    return stock(self, _set_by_user(new_parameters))


@engine_versions.adds(RDSResponse)
def describe_db_engine_versions(self):
    """Takes any version of Aurora PostgreSQL that is asked for: which ones AWS still offers is not known here."""
    engine, version = self.params.get("Engine"), self.params.get("EngineVersion")
    if engine != "aurora-postgresql" or not version:
        raise InvalidParameterValue(
            f"the emulator knows engine versions of aurora-postgresql, one by one; asked for '{engine}' '{version}'"
        )
    found = {
        "Engine": engine,
        "EngineVersion": version,
        "DBParameterGroupFamily": engine + version.split(".")[0],
        "DBEngineDescription": "Aurora (PostgreSQL)",
        "DBEngineVersionDescription": f"Aurora PostgreSQL (compatible with PostgreSQL {version})",
        "Status": "available",
        "SupportsGlobalDatabases": True,
    }
    return ActionResult({"DBEngineVersions": [found]})


@cluster_echo.replaces(DBCluster, "__init__")
def remember_lifecycle_support(stock, self, *args, **kwargs):
    stock(self, *args, **kwargs)
    self.engine_lifecycle_support = kwargs.get("engine_lifecycle_support") or _DEFAULT_LIFECYCLE_SUPPORT
