"""AWS Backup: what a plan selects, who may use a vault, and what lies in it (nothing: no backup ever runs here)."""

import json
from urllib.parse import unquote

import moto.backup.urls as urls
from moto.backup.exceptions import InvalidRequestException, ResourceNotFoundException
from moto.backup.responses import BackupResponse
from moto.core.utils import unix_time
from moto.moto_api._internal import mock_random

from dr_emulator.corrections import Correction

tags = Correction(
    "backup: tags",
    stock="finds the tags of a resource only for a client that ends the path with a slash",
)

selections = Correction(
    "backup: selections",
    stock="does not implement the selection of resources for a plan",
)

vault_policy = Correction(
    "backup: vault policy",
    stock="does not implement access policies of vaults",
)

recovery_points = Correction(
    "backup: recovery points",
    stock="does not list the recovery points of a vault, which must be known before it is deleted",
)


def _route(correction, pattern):
    # Ahead of the stock ones, whose pattern for a plan takes everything that begins like it.
    correction.sets(urls, "url_paths", lambda stock: {"{0}" + pattern: BackupResponse.dispatch, **stock})


_route(selections, "/backup/plans/(?P<plan>[^/]+)/selections/$")
_route(selections, "/backup/plans/(?P<plan>[^/]+)/selections/(?P<selection>[^/]+)$")
_route(vault_policy, "/backup-vaults/(?P<name>[^/]+)/access-policy$")
_route(recovery_points, "/backup-vaults/(?P<name>[^/]+)/recovery-points/$")


@tags.replaces(BackupResponse)
def list_tags(stock, self):
    arn = unquote(self.path.split("/tags/", 1)[1]).rstrip("/")
    return json.dumps({"Tags": self.backup_backend.list_tags(resource_arn=arn)})


def _part(response, index):
    return unquote(response.path.split("/")[index])


def _selections(response):
    plan = response.backup_backend.plans.get(_part(response, 3))
    if plan is None:
        raise ResourceNotFoundException(f"Failed reading Backup plan with provided version: {_part(response, 3)}")
    return plan.__dict__.setdefault("selections", {})


@selections.adds(BackupResponse)
def create_backup_selection(self):
    kept = {
        "BackupSelection": json.loads(self.body)["BackupSelection"],
        "BackupPlanId": _part(self, 3),
        "SelectionId": str(mock_random.uuid4()),
        "CreationDate": unix_time(),
    }
    _selections(self)[kept["SelectionId"]] = kept
    return json.dumps({key: kept[key] for key in ("SelectionId", "BackupPlanId", "CreationDate")})


@selections.adds(BackupResponse)
def get_backup_selection(self):
    try:
        return json.dumps(_selections(self)[_part(self, 5)])
    except KeyError:
        raise ResourceNotFoundException(f"Cannot find Backup selection {_part(self, 5)}") from None


@selections.adds(BackupResponse)
def delete_backup_selection(self):
    _selections(self).pop(_part(self, 5), None)
    return "{}"


@selections.adds(BackupResponse)
def list_backup_selections(self):
    listed = [
        {**{key: kept[key] for key in kept if key != "BackupSelection"}, "SelectionName": kept["BackupSelection"]["SelectionName"]}
        for kept in _selections(self).values()
    ]
    return json.dumps({"BackupSelectionsList": listed})


@selections.replaces(BackupResponse)
def delete_backup_plan(stock, self):
    plan = self.backup_backend.plans.get(_part(self, 3))
    if plan is not None and getattr(plan, "selections", None):
        raise InvalidRequestException("Related backup plan selections must be deleted prior to backup plan deletion")
    return stock(self)


@vault_policy.adds(BackupResponse)
def put_backup_vault_access_policy(self):
    _vault(self).access_policy = json.loads(self.body)["Policy"]
    return "{}"


@vault_policy.adds(BackupResponse)
def get_backup_vault_access_policy(self):
    vault = _vault(self)
    policy = getattr(vault, "access_policy", None)
    if policy is None:
        raise ResourceNotFoundException("No policy exists for this vault")
    return json.dumps(
        {"BackupVaultName": vault.backup_vault_name, "BackupVaultArn": vault.backup_vault_arn, "Policy": policy}
    )


@vault_policy.adds(BackupResponse)
def delete_backup_vault_access_policy(self):
    _vault(self).access_policy = None
    return "{}"


@recovery_points.adds(BackupResponse)
def list_recovery_points_by_backup_vault(self):
    _vault(self)
    return json.dumps({"RecoveryPoints": []})


def _vault(response):
    name = _part(response, 2)
    vault = response.backup_backend.vaults.get(name)
    if vault is None:
        raise ResourceNotFoundException(f"Backup vault {name} does not exist")
    return vault
