"""Application Auto Scaling: tags of scalable targets."""

import json

from moto.applicationautoscaling.exceptions import AWSValidationException
from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse

from dr_emulator.corrections import Correction

target_tags = Correction(
    "autoscaling: tags",
    stock="has no tags on scalable targets, though every client that made one asks for them",
)


def _target(response):
    arn = response._get_param("ResourceARN")
    for targets in response.applicationautoscaling_backend.targets.values():
        for target in targets.values():
            if target.arn == arn:
                return target
    raise AWSValidationException(f"No scalable target found for ARN: {arn}")


def _tags(target):
    return target.__dict__.setdefault("tags", {})


@target_tags.replaces(ApplicationAutoScalingResponse)
def register_scalable_target(stock, self):
    answer = stock(self)
    dimension, resource = self._get_param("ScalableDimension"), self._get_param("ResourceId")
    target = self.applicationautoscaling_backend.targets[dimension][resource]
    _tags(target).update(self._get_param("Tags") or {})
    return answer


@target_tags.adds(ApplicationAutoScalingResponse)
def list_tags_for_resource(self):
    return json.dumps({"Tags": _tags(_target(self))})


@target_tags.adds(ApplicationAutoScalingResponse)
def tag_resource(self):
    _tags(_target(self)).update(self._get_param("Tags"))
    return "{}"


@target_tags.adds(ApplicationAutoScalingResponse)
def untag_resource(self):
    for key in self._get_param("TagKeys"):
        _tags(_target(self)).pop(key, None)
    return "{}"
