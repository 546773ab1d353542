"""Object storage: replication between buckets."""

import copy
import logging
import threading

from moto.core.responses import ActionResult
from moto.s3.exceptions import MissingBucket, ReplicationConfigurationNotFoundError
from moto.s3.models import S3Backend
from moto.s3.responses import S3Response

from dr_emulator.corrections import Correction

log = logging.getLogger(__name__)

replication_configuration = Correction(
    "s3: replication configuration",
    stock="reports a fixed filter and delete-marker setting and drops time control, metrics and encryption of a rule",
)

replication = Correction(
    "s3: object replication",
    stock="never copies an object or a delete marker to the bucket that a replication rule names",
)


@replication_configuration.replaces(S3Response)
def get_bucket_replication(stock, self):
    self.data["Action"] = "GetBucketReplication"
    configuration = self.backend.get_bucket_replication(self.bucket_name)
    if not configuration:
        raise ReplicationConfigurationNotFoundError(bucket_name=self.bucket_name)
    rules = [_as_answered(rule) for rule in configuration["Rule"]]
    return self.serialized(
        ActionResult({"ReplicationConfiguration": {"Role": configuration["Role"], "Rules": rules}})
    )


def _as_answered(rule):
    """The rule as it was put, with the types of an answer instead of those of parsed XML."""
    rule = {key: value for key, value in copy.deepcopy(rule).items() if not key.startswith("@")}
    rule["Priority"] = int(rule["Priority"])
    if "Filter" in rule:
        rule["Filter"] = rule["Filter"] or {"Prefix": ""}
        both = rule["Filter"].get("And")
        if both:
            tags = both.pop("Tag", [])
            both["Tags"] = tags if isinstance(tags, list) else [tags]
    destination = rule["Destination"]
    for part, minutes in (("ReplicationTime", "Time"), ("Metrics", "EventThreshold")):
        duration = (destination.get(part) or {}).get(minutes)
        if duration:
            duration["Minutes"] = int(duration["Minutes"])
    return rule


# A replica is written by the same methods as an original, but is never replicated further.
_writing_replica = threading.local()


@replication.replaces(S3Backend)
def put_object(stock, self, bucket_name, key_name, value, *args, **kwargs):
    original = stock(self, bucket_name, key_name, value, *args, **kwargs)
    for rule, target in _rules(self, bucket_name, key_name):
        if original.encryption == "aws:kms" and not _replicates_kms(rule):
            continue
        key = (rule["Destination"].get("EncryptionConfiguration") or {}).get("ReplicaKmsKeyID")
        encryption = {"encryption": "aws:kms", "kms_key_id": key} if key else {}
        replica = _write(lambda: stock(self, target, key_name, original.value, **encryption), self, bucket_name, key_name, target)
        if replica is not None:
            # Shared, for the caller sets the original's metadata after this.
            replica._metadata = original._metadata
    return original


@replication.replaces(S3Backend)
def delete_object(stock, self, bucket_name, key_name, version_id=None, bypass=False):
    answer = stock(self, bucket_name, key_name, version_id, bypass)
    # The deletion of a version is never replicated.
    for rule, target in _rules(self, bucket_name, key_name) if version_id is None else ():
        if (rule.get("DeleteMarkerReplication") or {}).get("Status") == "Enabled":
            _write(lambda: stock(self, target, key_name), self, bucket_name, key_name, target)
    return answer


def _rules(backend, bucket_name, key_name):
    """Each destination bucket with the rule of highest priority among those that are enabled and match the key."""
    if getattr(_writing_replica, "now", False):
        return []
    bucket = backend.get_bucket(bucket_name)
    rules = (getattr(bucket, "replication", None) or {}).get("Rule", [])
    chosen = {}
    for rule in sorted(rules, key=lambda rule: -int(rule["Priority"])):
        if rule["Status"] == "Enabled" and bucket.is_versioned and key_name.startswith(_prefix(rule)):
            chosen.setdefault(rule["Destination"]["Bucket"].split(":::")[1], rule)
    return [(rule, target) for target, rule in chosen.items()]


def _prefix(rule):
    criteria = rule.get("Filter") or {}
    return criteria.get("Prefix") or (criteria.get("And") or {}).get("Prefix") or rule.get("Prefix") or ""


def _replicates_kms(rule):
    criteria = rule.get("SourceSelectionCriteria") or {}
    return (criteria.get("SseKmsEncryptedObjects") or {}).get("Status") == "Enabled"


def _write(write, backend, source, key_name, target):
    _writing_replica.now = True
    try:
        if backend.get_bucket(target).is_versioned:
            return write()
        log.warning("s3: '%s' of '%s' is not replicated: bucket '%s' is not versioned", key_name, source, target)
    except MissingBucket:
        log.warning("s3: '%s' of '%s' is not replicated: there is no bucket '%s'", key_name, source, target)
    finally:
        _writing_replica.now = False
    return None
