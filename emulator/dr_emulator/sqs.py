"""Queues."""

import json

from moto.sqs.models import Queue

from dr_emulator.corrections import Correction

redrive_policy = Correction(
    "sqs: redrive policy",
    stock="returns a redrive policy with blanks that were not in it, which Terraform takes for a change",
)


@redrive_policy.replaces_property(Queue)
def attributes(stock, self):
    answer = dict(stock(self))
    if answer.get("RedrivePolicy"):
        answer["RedrivePolicy"] = json.dumps(json.loads(answer["RedrivePolicy"]), separators=(",", ":"))
    return answer
