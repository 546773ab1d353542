"""Alarms: composite ones, and what a change of state sets off."""

import json
import re

from moto.cloudwatch.exceptions import ValidationError
from moto.cloudwatch.models import Alarm, CloudWatchBackend
from moto.cloudwatch.responses import CloudWatchResponse
from moto.events.models import events_backends

from dr_emulator import delivery
from dr_emulator.corrections import Correction

_SENDER = "cloudwatch.amazonaws.com"

composite_alarms = Correction(
    "cloudwatch: composite alarms",
    stock="does not implement them",
)

alarm_actions = Correction(
    "cloudwatch: alarm actions",
    stock="changes an alarm's state and tells nobody: no topic, no function, no event, no alarm composed of it",
)

initial_state = Correction(
    "cloudwatch: initial state",
    stock="calls an alarm OK that has not seen any data yet",
)


@initial_state.replaces(Alarm, "__init__")
def begin_without_data(stock, self, *args, **kwargs):
    stock(self, *args, **kwargs)
    self.state_value = "INSUFFICIENT_DATA"


@composite_alarms.adds(CloudWatchResponse)
def put_composite_alarm(self):
    rule = self._get_param("AlarmRule")
    _Rule(rule).children()
    answer = CloudWatchResponse.put_metric_alarm(self)
    _settle(self.cloudwatch_backend)
    return answer


@composite_alarms.adds_property(Alarm)
def alarm_rule(self):
    return self.rule


@alarm_actions.replaces(CloudWatchBackend)
def set_alarm_state(stock, self, alarm_name, reason, reason_data, state_value):
    alarm = self.alarms.get(alarm_name)
    before = alarm.state_value if alarm else None
    stock(self, alarm_name, reason, reason_data, state_value)
    if before != state_value:
        _tell(self, alarm, before)
    _settle(self)


def _settle(backend):
    """Composite alarms follow those they are made of, and each other."""
    for _ in backend.alarms:
        changed = False
        for alarm in list(backend.alarms.values()):
            if not alarm.rule:
                continue
            before, now = alarm.state_value, _Rule(alarm.rule).state(backend)
            if now != before:
                alarm.update_state(f"{alarm.rule} is {now}", "{}", now)
                _tell(backend, alarm, before)
                changed = True
        if not changed:
            return


def _tell(backend, alarm, before):
    actions = {
        "ALARM": alarm.alarm_actions,
        "OK": alarm.ok_actions,
        "INSUFFICIENT_DATA": alarm.insufficient_data_actions,
    }[alarm.state_value]
    notice = {
        "AlarmName": alarm.name,
        "AlarmDescription": alarm.description,
        "AWSAccountId": backend.account_id,
        "NewStateValue": alarm.state_value,
        "NewStateReason": alarm.state_reason,
        "StateChangeTime": f"{alarm.state_updated_timestamp:%Y-%m-%dT%H:%M:%S.000+0000}",
        "Region": backend.region_name,
        "AlarmArn": alarm.alarm_arn,
        "OldStateValue": before,
    }
    for action in actions or [] if alarm.actions_enabled else []:
        if action.split(":")[3] != backend.region_name:
            delivery.log.warning("cloudwatch: alarm '%s' cannot act in another region: '%s'", alarm.name, action)
        elif ":sns:" in action:
            subject = f'{alarm.state_value}: "{alarm.name}" in {backend.region_name}'[:100]
            delivery.to_topic(action, json.dumps(notice), _SENDER, subject)
        elif ":lambda:" in action:
            delivery.to_function(action, notice, "lambda.alarms.cloudwatch.amazonaws.com")
    detail = {
        "alarmName": alarm.name,
        "state": {"value": alarm.state_value, "reason": alarm.state_reason},
        "previousState": {"value": before},
    }
    event = {
        "Source": "aws.cloudwatch",
        "DetailType": "CloudWatch Alarm State Change",
        "Resources": [alarm.alarm_arn],
        "Detail": json.dumps(detail),
    }
    events_backends[backend.account_id][backend.region_name].put_events([event])


class _Rule:
    """A composite alarm's rule: ALARM(x), OK(x), INSUFFICIENT_DATA(x), TRUE and FALSE, joined by AND, OR, NOT and brackets."""

    _TOKEN = re.compile(
        r'\s*(?:(?P<state>ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?P<quote>["\']?)(?P<alarm>[^"\')]+?)(?P=quote)\s*\)'
        r"|(?P<word>AND|OR|NOT|TRUE|FALSE|\(|\)))"
    )

    def __init__(self, text):
        self.text = text
        self.tokens = []
        position = 0
        while text[position:].strip():
            match = self._TOKEN.match(text, position)
            if match is None:
                raise self._broken()
            self.tokens.append(match)
            position = match.end()

    def state(self, backend):
        """The state that the rule gives, with those of the alarms that it names."""

        def is_in(state, name):
            alarm = backend.alarms.get(name.split(":alarm:")[-1])
            return (alarm.state_value if alarm else "INSUFFICIENT_DATA") == state

        return "ALARM" if self._evaluate(is_in) else "OK"

    def children(self):
        """The alarms that the rule names; fails when the rule is not one."""
        names = set()
        self._evaluate(lambda state, name: names.add(name) or False)
        return names

    def _evaluate(self, is_in):
        rest = list(self.tokens)

        def word():
            return rest[0]["word"] if rest else None

        def either():
            value = both()
            while word() == "OR":
                rest.pop(0)
                value = both() or value
            return value

        def both():
            value = single()
            while word() == "AND":
                rest.pop(0)
                value = single() and value
            return value

        def single():
            if not rest:
                raise self._broken()
            token = rest.pop(0)
            if token["state"]:
                return is_in(token["state"], token["alarm"])
            if token["word"] == "NOT":
                return not single()
            if token["word"] in ("TRUE", "FALSE"):
                return token["word"] == "TRUE"
            if token["word"] == "(":
                value = either()
                if word() == ")":
                    rest.pop(0)
                    return value
            raise self._broken()

        value = either()
        if rest:
            raise self._broken()
        return value

    def _broken(self):
        return ValidationError(
            f"AlarmRule '{self.text}' is not understood: join ALARM(\"name\"), OK(\"name\") and INSUFFICIENT_DATA(\"name\") by AND, OR and NOT"
        )
