"""EventBridge: rules that aim at topics and functions."""

import copy
import json

from moto.core.utils import iso_8601_datetime_without_milliseconds, utcfromtimestamp
from moto.events.models import EventTemplateParser, Rule

from dr_emulator import delivery
from dr_emulator.corrections import Correction

_SENDER = "events.amazonaws.com"

targets = Correction(
    "events: topics and functions",
    stock="fails the caller of PutEvents when a rule that matches aims at a topic or a function",
)


@targets.replaces(Rule)
def send_to_targets(stock, self, original_event, transform_input=True):
    if self.state != "ENABLED" or not self.event_pattern.matches_event(original_event):
        return
    reached_here = [target for target in self.targets if ":sns:" in target["Arn"] or ":lambda:" in target["Arn"]]
    for target in reached_here:
        event = copy.deepcopy(original_event)
        if not isinstance(event["time"], str):
            event["time"] = iso_8601_datetime_without_milliseconds(utcfromtimestamp(float(event["time"])))
        if "Input" in target:
            event = json.loads(target["Input"])
        elif "InputTransformer" in target and transform_input:
            template = target["InputTransformer"]
            event = EventTemplateParser.parse(template["InputTemplate"], template.get("InputPathsMap", {}), event)
        if ":sns:" in target["Arn"]:
            delivery.to_topic(target["Arn"], event if isinstance(event, str) else json.dumps(event), _SENDER)
        else:
            delivery.to_function(target["Arn"], event, _SENDER)

    others = copy.copy(self)
    others.targets = [target for target in self.targets if target not in reached_here]
    stock(others, original_event, transform_input)
