"""Key Management Service."""

import json

from moto.kms.responses import KmsResponse

from dr_emulator.corrections import Correction

_DEFAULT_ROTATION_DAYS = 365

rotation_period = Correction(
    "kms: rotation period",
    stock="neither keeps nor reports how often a key is rotated",
)


def _key(response):
    backend = response.kms_backend
    return backend.keys[backend.get_key_id(response._get_param("KeyId"))]


@rotation_period.replaces(KmsResponse)
def enable_key_rotation(stock, self):
    answer = stock(self)
    _key(self).rotation_period_in_days = self._get_param("RotationPeriodInDays") or _DEFAULT_ROTATION_DAYS
    return answer


@rotation_period.replaces(KmsResponse)
def get_key_rotation_status(stock, self):
    status = json.loads(stock(self))
    if status["KeyRotationEnabled"]:
        status["RotationPeriodInDays"] = getattr(_key(self), "rotation_period_in_days", _DEFAULT_ROTATION_DAYS)
    return json.dumps(status)
