"""Aurora global databases: which cluster belongs to them, which one writes, and how that changes.

Durations of a change of roles come from the environment, in seconds: DR_EMULATOR_FAILOVER_SECONDS until the new writer
is one, DR_EMULATOR_REJOIN_SECONDS more until the old writer is back as a reader after an unplanned failover. Both are 0
by default: then the answer to the call still shows the change pending, and the next question finds it done.
"""

import json
import os
import re
import threading
from dataclasses import dataclass

from moto.cloudwatch.models import CloudWatchBackend, MetricDatum
from moto.core.responses import ActionResult
from moto.core.utils import iso_8601_datetime_with_milliseconds, utcnow
from moto.events.models import events_backends
from moto.rds.exceptions import (
    DBClusterNotFoundError,
    InvalidDBClusterStateFault,
    InvalidParameterCombination,
    InvalidParameterValue,
    RDSClientError,
)
from moto.rds.models import DBCluster, GlobalCluster, RDSBackend, rds_backends
from moto.rds.responses import RDSResponse

from dr_emulator import delivery
from dr_emulator.corrections import Correction

_CLUSTER_ARN = re.compile(r"arn:[^:]+:rds:(?P<region>[^:]+):(?P<account>\d{12}):cluster:(?P<name>.+)")
_GLOBAL_REGION = "us-east-1"
_LAGS = ("AuroraGlobalDBRPOLag", "AuroraGlobalDBReplicationLag")
_DEFAULT_LIFECYCLE_SUPPORT = "open-source-rds-extended-support"

attributes = Correction(
    "rds: attributes of a global cluster",
    stock="forgets a global cluster's database name, lifecycle support and tags",
)

lookup = Correction(
    "rds: looking up a global cluster",
    stock="lists all global clusters whichever was asked for, and fails with status 500 for one that does not exist",
)

modification = Correction(
    "rds: modifying a global cluster",
    stock="does not implement it",
)

protection = Correction(
    "rds: deletion protection of a global cluster",
    stock="deletes a protected global cluster",
)

joining = Correction(
    "rds: joining a global cluster",
    stock="lets any cluster join, even when the global cluster does not exist, versions differ or the first has no user",
)

replication_source = Correction(
    "rds: replication source of a secondary cluster",
    stock="does not say what a secondary cluster of a global cluster replicates from, and calls its instance a writer",
)

leaving = Correction(
    "rds: leaving a global cluster",
    stock="looks for the global cluster in the caller's region, finds none and says that the cluster was removed",
)

deleting = Correction(
    "rds: deleting a member of a global cluster",
    stock="deletes the writer and its last instance although clusters of other regions replicate from it",
)

replication_metrics = Correction(
    "rds: replication metrics of a global cluster",
    stock="measures no lag, so that nothing that looks at it before a change of roles could ever agree to one",
)

role_changes = Correction(
    "rds: failover and switchover of a global cluster",
    stock="does not implement them",
)


class GlobalClusterNotFound(RDSClientError):
    def __init__(self, identifier):
        super().__init__("GlobalClusterNotFoundFault", f"Global cluster {identifier} not found.")


class InvalidGlobalClusterState(RDSClientError):
    def __init__(self, message):
        super().__init__("InvalidGlobalClusterStateFault", message)


# --- Finding things ---------------------------------------------------------------------------------------------------


def _global_clusters(account):
    return rds_backends[account][_GLOBAL_REGION].global_clusters


def _asked_for(response):
    identifier = response.params["GlobalClusterIdentifier"]
    found = _global_clusters(response.current_account).get(identifier)
    if found is None:
        raise GlobalClusterNotFound(identifier)
    return found


def _membership(cluster):
    """The global cluster that a cluster is a member of, or None."""
    for candidate in _global_clusters(cluster.account_id).values():
        if cluster in candidate.members:
            return candidate
    return None


def _writer(global_cluster):
    return next((member for member in global_cluster.members if member.is_writer), None)


def _follow(reader, writer):
    """Makes a member replicate from the writer."""
    reader.is_writer = False
    reader.replication_source_identifier = writer.db_cluster_arn
    if reader.db_cluster_arn not in writer.read_replica_identifiers:
        writer.read_replica_identifiers.append(reader.db_cluster_arn)


# --- Describing and modifying -----------------------------------------------------------------------------------------


@attributes.replaces(RDSResponse)
def create_global_cluster(stock, self):
    answer = stock(self)
    created = answer.result["GlobalCluster"]
    created.database_name = self.params.get("DatabaseName")
    created.engine_lifecycle_support = self.params.get("EngineLifecycleSupport") or _DEFAULT_LIFECYCLE_SUPPORT
    created.tags = self.params.get("Tags")
    return answer


@lookup.replaces(RDSResponse)
def describe_global_clusters(stock, self):
    if self.params.get("GlobalClusterIdentifier"):
        found = [_asked_for(self)]
    else:
        found = self.global_backend.describe_global_clusters()
    for condition in self.params.get("Filters") or []:
        if condition["Name"] == "db-cluster-id":
            wanted = set(condition["Values"])
            found = [
                candidate
                for candidate in found
                if any({member.db_cluster_arn, member.db_cluster_identifier} & wanted for member in candidate.members)
            ]
    return ActionResult({"GlobalClusters": found})


@modification.adds(RDSResponse)
def modify_global_cluster(self):
    global_cluster = _asked_for(self)
    if self.params.get("DeletionProtection") is not None:
        global_cluster.deletion_protection = self.params["DeletionProtection"]
    if self.params.get("EngineVersion"):
        for upgraded in (global_cluster, *global_cluster.members):
            upgraded.engine_version = self.params["EngineVersion"]
    return ActionResult({"GlobalCluster": global_cluster})


@protection.replaces(RDSBackend)
def delete_global_cluster(stock, self, global_cluster_identifier):
    found = self.global_clusters.get(global_cluster_identifier)
    if found is not None and found.deletion_protection:
        raise InvalidParameterCombination(
            "Cannot delete protected Global Cluster, please disable deletion protection and try again."
        )
    return stock(self, global_cluster_identifier)


@lookup.replaces(RDSResponse, "delete_global_cluster")
def delete_existing(stock, self):
    _asked_for(self)
    return stock(self)


# --- Joining and leaving ----------------------------------------------------------------------------------------------


@joining.replaces(RDSBackend, "create_db_cluster")
def require_fit(stock, self, kwargs):
    identifier = kwargs.get("global_cluster_identifier")
    if identifier:
        global_cluster = _global_clusters(self.account_id).get(identifier)
        if global_cluster is None:
            raise GlobalClusterNotFound(identifier)
        _require_fit(global_cluster, kwargs)
    return stock(self, kwargs)


def _require_fit(global_cluster, asked):
    if asked.get("engine") != global_cluster.engine:
        raise InvalidParameterCombination(
            f"The engine '{asked.get('engine')}' is not that of the global cluster, '{global_cluster.engine}'."
        )
    version = asked.get("engine_version")
    if version and version != global_cluster.engine_version:
        raise InvalidParameterCombination(
            f"The engine version '{version}' is not that of the global cluster, '{global_cluster.engine_version}'."
        )
    if bool(asked.get("storage_encrypted")) != bool(global_cluster.storage_encrypted):
        raise InvalidParameterCombination("The cluster and its global cluster must both be encrypted, or neither.")
    if not global_cluster.members:
        if not asked.get("master_username"):
            raise InvalidParameterValue("The parameter MasterUsername must be provided and must not be blank.")
        return
    for key, name in (("master_username", "user name"), ("master_user_password", "password"), ("database_name", "database name")):
        if asked.get(key):
            raise InvalidParameterCombination(f"Cannot specify {name} for cross region replication cluster")
    if asked.get("storage_encrypted") and not asked.get("kms_key_id"):
        raise InvalidParameterCombination(
            "KmsKeyId should be explicitly specified when creating an encrypted cross region replication cluster."
        )
    writer = _writer(global_cluster)
    if writer is not None and not writer.members:
        raise InvalidDBClusterStateFault(
            f"Source cluster {writer.db_cluster_arn} has no available instances: it is not valid for replication."
        )


@replication_source.replaces(RDSBackend)
def create_db_cluster(stock, self, kwargs):
    cluster = stock(self, kwargs)
    global_cluster = _membership(cluster)
    if global_cluster is not None and not cluster.is_writer:
        _follow(cluster, _writer(global_cluster))
    return cluster


@replication_source.replaces_property(DBCluster)
def db_cluster_members(stock, self):
    members = stock(self)
    if self.replication_source_identifier and _membership(self) is not None:
        # All instances of a secondary cluster are readers.
        return [{**member, "IsClusterWriter": False} for member in members]
    return members


@leaving.replaces(RDSResponse)
def remove_from_global_cluster(stock, self):
    global_cluster = _asked_for(self)
    identifier = self.params["DbClusterIdentifier"]
    member = next((member for member in global_cluster.members if member.db_cluster_arn == identifier), None)
    if member is None:
        raise InvalidParameterValue(
            f"Cluster {identifier} is not found in global cluster {global_cluster.global_cluster_identifier}"
        )
    if member.is_writer and len(global_cluster.members) > 1:
        raise InvalidGlobalClusterState(
            f"Cluster {identifier} is the writer of global cluster {global_cluster.global_cluster_identifier}: "
            "remove its secondary clusters first, or fail over to one of them"
        )
    _require_available(global_cluster)
    global_cluster.members.remove(member)
    _stand_alone(member, global_cluster)
    return ActionResult({"GlobalCluster": global_cluster})


def _stand_alone(cluster, former):
    for other in former.members:
        if cluster.db_cluster_arn in other.read_replica_identifiers:
            other.read_replica_identifiers.remove(cluster.db_cluster_arn)
    cluster.replication_source_identifier = None
    cluster.read_replica_identifiers = []
    cluster.global_cluster_identifier = None
    cluster.is_writer = False


@deleting.replaces(RDSBackend)
def delete_db_cluster(stock, self, cluster_identifier, snapshot_name=None):
    cluster = self.clusters.get(cluster_identifier)
    if cluster is not None and not cluster.deletion_protection and _membership(cluster) is not None:
        raise InvalidDBClusterStateFault(
            "This cluster is a part of a global cluster, please remove it from globalcluster first"
        )
    return stock(self, cluster_identifier, snapshot_name)


@deleting.replaces(RDSBackend)
def delete_db_instance(stock, self, db_instance_identifier, *args, **kwargs):
    instance = self.databases.get(db_instance_identifier)
    cluster = self.clusters.get(instance.db_cluster_identifier) if instance and instance.db_cluster_identifier else None
    global_cluster = _membership(cluster) if cluster else None
    if global_cluster and cluster.is_writer and len(global_cluster.members) > 1 and len(cluster.members) == 1:
        raise InvalidDBClusterStateFault(
            "Cannot delete the last instance of the master cluster. "
            "Delete the replica cluster before deleting the last master cluster instance."
        )
    return stock(self, db_instance_identifier, *args, **kwargs)


# --- Measuring --------------------------------------------------------------------------------------------------------


@replication_metrics.replaces_property(CloudWatchBackend)
def aws_metric_data(stock, self):
    """The lags of this region's clusters that replicate from a writer. Everything here is replicated at once, so they are 0."""
    return stock(self) + [
        MetricDatum(
            namespace="AWS/RDS",
            name=name,
            value=0.0,
            dimensions=[{"Name": "DBClusterIdentifier", "Value": cluster.db_cluster_identifier}],
            timestamp=utcnow().replace(second=0, microsecond=0),
            unit="Milliseconds",
        )
        for cluster in rds_backends[self.account_id][self.region_name].clusters.values()
        if _replicates(cluster)
        for name in _LAGS
    ]


def _replicates(cluster):
    global_cluster = _membership(cluster)
    return global_cluster is not None and not cluster.is_writer and _writer(global_cluster) is not None


# --- Changing roles ---------------------------------------------------------------------------------------------------

_roles = threading.RLock()


@dataclass
class RoleChange:
    """A failover (data may be lost) or a switchover (it may not) of a global cluster, under way."""

    global_cluster: GlobalCluster
    old: DBCluster
    new: DBCluster
    data_loss: bool
    status: str = "pending"

    @property
    def name(self):
        return "failover" if self.data_loss else "switchover"

    @property
    def progressive(self):
        return "failing-over" if self.data_loss else "switching-over"

    def begin(self):
        self.status = self.progressive
        if not self.data_loss:
            for cluster in (self.new, self.old):
                _emit(cluster, "0181", f"Global switchover to DB cluster {_place(self.new)} started.")
        _after("DR_EMULATOR_FAILOVER_SECONDS", self.promote)

    def promote(self):
        if not self._stands():
            return
        self.old.is_writer = False
        self.old.read_replica_identifiers = []
        self.new.is_writer = True
        self.new.replication_source_identifier = None
        for reader in self.global_cluster.members:
            if reader not in (self.new, self.old):
                _follow(reader, self.new)
        if self.data_loss:
            self.global_cluster.members.remove(self.old)
        else:
            _follow(self.old, self.new)
        self.global_cluster.role_change = None
        self.global_cluster.status = "available"

        if self.data_loss:
            _emit(self.new, "0238", f"Global failover to DB cluster {_place(self.new)} completed.")
        else:
            _emit(self.old, "0182", f"Old primary DB cluster {_place(self.old)} successfully shut down.")
            _emit(self.new, "0184", f"New primary DB cluster {_place(self.new)} was successfully promoted.")
            for cluster in (self.new, self.old):
                _emit(cluster, "0185", f"Global switchover to DB cluster {_place(self.new)} finished.")
        _emit(self.new, "0397", "Aurora finished changing the DNS entry of the global writer endpoint.")
        if self.data_loss:
            _after("DR_EMULATOR_REJOIN_SECONDS", self.rejoin)

    def rejoin(self):
        """The old writer comes back with a new volume, as a reader, unless somebody has deleted or used it meanwhile."""
        writer = _writer(self.global_cluster)
        gone = self.old.backend.clusters.get(self.old.db_cluster_identifier) is not self.old
        if gone or writer is None or not self._exists() or _membership(self.old) is not None:
            return
        _emit(self.old, "0240", f"Started resynchronizing members of DB cluster {_place(self.old)} post global failover.")
        self.global_cluster.members.append(self.old)
        _follow(self.old, writer)
        _emit(self.old, "0241", f"Finished resynchronizing members of DB cluster {_place(self.old)} post global failover.")

    def _exists(self):
        known = _global_clusters(self.global_cluster.account_id)
        return known.get(self.global_cluster.global_cluster_identifier) is self.global_cluster

    def _stands(self):
        return self._exists() and getattr(self.global_cluster, "role_change", None) is self


@role_changes.adds_property(GlobalCluster)
def failover_state(self):
    change = getattr(self, "role_change", None)
    if change is None:
        return None
    return {
        "Status": change.status,
        "FromDbClusterArn": change.old.db_cluster_arn,
        "ToDbClusterArn": change.new.db_cluster_arn,
        "IsDataLossAllowed": change.data_loss,
    }


@role_changes.adds(RDSResponse)
def failover_global_cluster(self):
    data_loss, switchover = self.params.get("AllowDataLoss"), self.params.get("Switchover")
    if data_loss is not None and switchover is not None:
        raise InvalidParameterCombination("You can't specify both AllowDataLoss and Switchover.")
    # AWS takes a failover that does not allow loss for a switchover.
    return _change_roles(self, data_loss=bool(data_loss))


@role_changes.adds(RDSResponse)
def switchover_global_cluster(self):
    return _change_roles(self, data_loss=False)


def _change_roles(response, data_loss):
    global_cluster = _asked_for(response)
    with _roles:
        new = _target(global_cluster, response.params["TargetDbClusterIdentifier"])
        _require_available(global_cluster)
        old = _writer(global_cluster)
        if new is old:
            raise InvalidDBClusterStateFault(
                f"Cluster {new.db_cluster_arn} is already the primary of global cluster {global_cluster.global_cluster_identifier}."
            )
        if not new.members:
            raise InvalidDBClusterStateFault(
                f"Cluster {new.db_cluster_arn} has no instances: create one before you make it the primary."
            )
        change = RoleChange(global_cluster, old, new, data_loss)
        place = new if data_loss else old
        if response.region != place.region:
            raise InvalidGlobalClusterState(
                f"A {change.name} to {new.db_cluster_arn} has to be requested in region {place.region}, not in {response.region}."
            )
        global_cluster.role_change = change
        global_cluster.status = change.progressive
        # As of now: with a duration of 0 all is over before the answer is written.
        answer = _Snapshot(global_cluster)
        change.begin()
    return ActionResult({"GlobalCluster": answer})


class _Snapshot:
    """A global cluster as it was when an operation began."""

    _SHOWN = (
        "database_name",
        "deletion_protection",
        "endpoint",
        "engine",
        "engine_lifecycle_support",
        "engine_version",
        "failover_state",
        "global_cluster_arn",
        "global_cluster_identifier",
        "global_cluster_members",
        "global_cluster_resource_id",
        "status",
        "storage_encrypted",
        "tag_list",
    )

    def __init__(self, global_cluster):
        for name in self._SHOWN:
            setattr(self, name, getattr(global_cluster, name, None))


def _target(global_cluster, identifier):
    if not _CLUSTER_ARN.fullmatch(identifier):
        raise InvalidParameterValue(f"Malformed db cluster arn {identifier}")
    for member in global_cluster.members:
        if member.db_cluster_arn == identifier:
            return member
    arn = _CLUSTER_ARN.fullmatch(identifier)
    if rds_backends[arn["account"]][arn["region"]].clusters.get(arn["name"]) is None:
        raise DBClusterNotFoundError(identifier)
    raise InvalidDBClusterStateFault(
        f"Cluster {identifier} is not a member of global cluster {global_cluster.global_cluster_identifier}."
    )


def _require_available(global_cluster):
    change = getattr(global_cluster, "role_change", None)
    if change is not None:
        raise InvalidGlobalClusterState(
            f"Global cluster {global_cluster.global_cluster_identifier} is not available: "
            f"a {change.name} to {change.new.db_cluster_arn} is in progress"
        )


def _after(variable, step):
    seconds = float(os.environ.get(variable) or 0)
    if seconds <= 0:
        step()
        return

    def run():
        with _roles:
            step()

    timer = threading.Timer(seconds, run)
    timer.daemon = True
    timer.start()


# --- Telling ----------------------------------------------------------------------------------------------------------


def _place(cluster):
    return f"{cluster.db_cluster_identifier} in {cluster.region}"


def _emit(cluster, number, message):
    """An event of a cluster reaches the event bus and the event subscriptions of its own region."""
    now = iso_8601_datetime_with_milliseconds(utcnow())
    detail = {
        "EventCategories": ["global-failover"],
        "SourceType": "CLUSTER",
        "SourceArn": cluster.db_cluster_arn,
        "Date": now,
        "Message": message,
        "SourceIdentifier": cluster.db_cluster_identifier,
        "EventID": f"RDS-EVENT-{number}",
    }
    event = {
        "Source": "aws.rds",
        "DetailType": "RDS DB Cluster Event",
        "Resources": [cluster.db_cluster_arn],
        "Detail": json.dumps(detail),
    }
    events_backends[cluster.account_id][cluster.region].put_events([event])
    notice = {
        "Event Source": "db-cluster",
        "Event Time": now,
        "Source ID": cluster.db_cluster_identifier,
        "Source ARN": cluster.db_cluster_arn,
        "Event ID": detail["EventID"],
        "Event Message": message,
    }
    for subscription in cluster.backend.event_subscriptions.values():
        if _subscribes(subscription, cluster):
            delivery.to_topic(
                subscription.sns_topic_arn, json.dumps(notice), "events.rds.amazonaws.com", "RDS Notification Message"
            )


def _subscribes(subscription, cluster):
    categories, sources = subscription.event_categories_list, subscription.source_ids_list
    return (
        subscription.enabled
        and subscription.source_type in (None, "db-cluster")
        and (not categories or "global-failover" in categories)
        and (not sources or cluster.db_cluster_identifier in sources)
    )
