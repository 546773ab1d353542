"""Tables replicated over regions (global tables, version 2019.11.21).

All replicas of a table share one store of items: a write in one region is read in the other at once. The delay of real
replication, and what is lost when a region is lost within it, cannot be seen here.
"""

import copy

from moto.applicationautoscaling.models import applicationautoscaling_backends
from moto.dynamodb.exceptions import MockValidationException
from moto.dynamodb.models import DynamoDBBackend, dynamodb_backends
from moto.dynamodb.models.table import Table
from moto.dynamodb.responses import DynamoHandler, DynamoResult

from dr_emulator.corrections import Correction

replicas = Correction(
    "dynamodb: replicas",
    stock="ignores replica updates, so that whoever creates a replica waits for it for ever",
)

on_demand_throughput = Correction(
    "dynamodb: on-demand throughput",
    stock="forgets the ceilings of a table that is paid by request",
)


@on_demand_throughput.replaces(DynamoHandler)
def create_table(stock, self):
    answer = stock(self)
    return _keep_ceilings(self, answer)


@on_demand_throughput.replaces(DynamoHandler, "update_table")
def update_ceilings(stock, self):
    answer = stock(self)
    return _keep_ceilings(self, answer)


@on_demand_throughput.replaces(Table, "describe")
def describe_ceilings(stock, self, base_key="TableDescription"):
    description = stock(self, base_key)
    ceilings = getattr(self, "on_demand_throughput", None)
    if ceilings:
        description[base_key]["OnDemandThroughput"] = ceilings
    return description


def _keep_ceilings(response, answer):
    ceilings = response.body.get("OnDemandThroughput")
    if not ceilings:
        return answer
    table = response.dynamodb_backend.get_table(response.body["TableName"])
    # -1 lifts a ceiling.
    kept = {**getattr(table, "on_demand_throughput", {}), **ceilings}
    table.on_demand_throughput = {name: units for name, units in kept.items() if units != -1}
    return DynamoResult(table.describe())


@replicas.replaces(DynamoHandler)
def update_table(stock, self):
    updates = self.body.pop("ReplicaUpdates", None)
    if not updates:
        return stock(self)
    table = self.dynamodb_backend.get_table(self.body["TableName"])
    for update in updates:
        ((operation, replica),) = update.items()
        _OPERATIONS[operation](table, replica)
    others = set(self.body) - {"TableName"}
    return stock(self) if others else DynamoResult(table.describe())


@replicas.replaces(DynamoDBBackend)
def delete_table(stock, self, name):
    table = stock(self, name)
    _keys_by_region(table).pop(table.region_name, None)
    return table


@replicas.replaces(Table)
def describe(stock, self, base_key="TableDescription"):
    description = stock(self, base_key)
    others = [region for region in _keys_by_region(self) if region != self.region_name]
    if others:
        description[base_key]["GlobalTableVersion"] = "2019.11.21"
        description[base_key]["Replicas"] = [_described(self, region) for region in others]
    return description


def _described(table, region):
    replica = {"RegionName": region, "ReplicaStatus": "ACTIVE"}
    key = _keys_by_region(table)[region]
    if key:
        replica["KMSMasterKeyId"] = key
    return replica


def _keys_by_region(table):
    """The regions of the global table, each with its key: one dictionary that all of its tables share."""
    return getattr(table, "replica_keys", {})


def _create(table, wanted):
    region = wanted["RegionName"]
    _require_other_region(table, region)
    backend = dynamodb_backends[table.account_id][region]
    if table.name in backend.tables:
        raise MockValidationException(
            f"Failed to create the new replica of table with name: '{table.name}' because one or more replicas already existed as tables."
        )
    if not _writes_scale(table):
        raise MockValidationException("Table write capacity should either be Pay-Per-Request or AutoScaled.")
    key = _key_of_region(wanted, region)
    if not (table.stream_specification or {}).get("StreamEnabled"):
        table.set_stream_specification({"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"})
    if not _keys_by_region(table):
        table.replica_keys = {table.region_name: None}

    replica = copy.copy(table)
    replica.region_name = region
    replica.table_arn = replica._generate_arn(table.name)
    replica.tags = []
    replica.lambda_event_source_mappings = {}
    replica.continuous_backups = {
        "ContinuousBackupsStatus": "ENABLED",
        "PointInTimeRecoveryDescription": {"PointInTimeRecoveryStatus": "DISABLED"},
    }
    replica.deletion_protection_enabled = False
    replica.set_stream_specification(dict(table.stream_specification))
    if key:
        replica.sse_specification = {"Enabled": True, "SSEType": "KMS", "KMSMasterKeyId": key}
    table.replica_keys[region] = key
    backend.tables[table.name] = replica


def _update(table, wanted):
    region = wanted["RegionName"]
    _require_replica(table, region)
    if wanted.get("KMSMasterKeyId"):
        table.replica_keys[region] = _key_of_region(wanted, region)


def _delete(table, wanted):
    region = wanted["RegionName"]
    _require_replica(table, region)
    dynamodb_backends[table.account_id][region].delete_table(table.name)


_OPERATIONS = {"Create": _create, "Update": _update, "Delete": _delete}


def _require_replica(table, region):
    _require_other_region(table, region)
    if region not in _keys_by_region(table):
        raise MockValidationException(
            "Replica specified in the Replica Update or Replica Delete action of the request was not found."
        )


def _require_other_region(table, region):
    if region == table.region_name:
        raise MockValidationException(
            "Cannot add, delete, or update the local region through ReplicaUpdates. "
            "Use CreateTable, DeleteTable, or UpdateTable as required."
        )


def _key_of_region(wanted, region):
    key = wanted.get("KMSMasterKeyId")
    if key and key.startswith("arn:") and key.split(":")[3] != region:
        raise MockValidationException(f"KMSMasterKeyId '{key}' is not a key of region '{region}'.")
    return key


def _writes_scale(table):
    if table.billing_mode == "PAY_PER_REQUEST":
        return True
    scaling = applicationautoscaling_backends[table.account_id][table.region_name]
    targets = scaling.targets.get("dynamodb:table:WriteCapacityUnits", {})
    return f"table/{table.name}" in targets
