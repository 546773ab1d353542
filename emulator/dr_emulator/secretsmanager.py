"""Secrets and their replicas."""

import json

from moto.secretsmanager.models import FakeSecret, ReplicaSecret, SecretsManagerBackend

from dr_emulator.corrections import Correction

replica_key = Correction(
    "secretsmanager: key of a replica",
    stock="reports AWS's own key for a replica that was given one",
)

replica_policy = Correction(
    "secretsmanager: policy of a replica",
    stock="refuses to read the resource policy of a replica, which any describing client asks for",
)


@replica_key.replaces(FakeSecret)
def create_replicas(stock, self, replica_regions, force_overwrite):
    replicas = stock(self, replica_regions, force_overwrite)
    for replica, wanted in zip(replicas, replica_regions or []):
        if wanted.get("KmsKeyId"):
            replica.config["KmsKeyId"] = wanted["KmsKeyId"]
    return replicas


@replica_policy.replaces(SecretsManagerBackend)
def get_resource_policy(stock, self, secret_id):
    secret = self.secrets.get(secret_id) if secret_id in self.secrets else None
    if isinstance(secret, ReplicaSecret):
        return json.dumps({"ARN": secret.arn, "Name": secret.name})
    return stock(self, secret_id)
