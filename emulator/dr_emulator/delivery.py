"""How AWS services call each other: alarms and rules reach topics and functions, if those let them in.

A refused or failed delivery is written to the log and the caller goes on, as on AWS, where nobody else hears of it.
"""

import json
import logging
import threading

from moto.awslambda.models import lambda_backends
from moto.sns.models import sns_backends

log = logging.getLogger(__name__)


def to_topic(arn, message, sender, subject=None):
    """Publishes in the name of a service, which the topic's policy has to allow."""
    _, _, _, region, account, _ = arn.split(":", 5)
    topic = sns_backends[account][region].topics.get(arn)
    if topic is None:
        log.warning("%s: there is no topic '%s'", sender, arn)
    elif not _lets_in(topic._policy_json, sender, "SNS:Publish", account):
        log.warning("%s: the policy of topic '%s' does not let it publish", sender, arn)
    else:
        sns_backends[account][region].publish(message, arn=arn, subject=subject)


def to_function(arn, event, sender):
    """Invokes in the name of a service and does not wait; the function's policy has to allow it."""
    _, _, _, region, account, _, name = arn.split(":")[:7]
    backend = lambda_backends[account][region]
    try:
        function = backend.get_function(name)
    except Exception as error:  # moto has several kinds of 'not found'
        log.warning("%s: there is no function '%s' (%s)", sender, arn, error)
        return
    policy = {"Statement": function.policy.statements}
    if not _lets_in(policy, sender, "lambda:InvokeFunction", account):
        log.warning("%s: the policy of function '%s' does not let it invoke", sender, arn)
        return
    in_background(function._invoke_lambda, event)


def in_background(work, *arguments):
    def run():
        try:
            work(*arguments)
        except Exception:
            log.exception("a delivery in the background failed")

    threading.Thread(target=run, daemon=True).start()


def _lets_in(policy, sender, action, account):
    statements = (policy or {}).get("Statement", [])
    statements = statements if isinstance(statements, list) else [statements]
    return any(_allows(statement, sender, action, account) for statement in statements)


def _allows(statement, sender, action, account):
    if statement.get("Effect") != "Allow":
        return False
    actions = [name.lower() for name in _list(statement.get("Action"))]
    if not {action.lower(), action.split(":")[0].lower() + ":*", "*"} & set(actions):
        return False
    principal = statement.get("Principal")
    if isinstance(principal, dict) and sender in _list(principal.get("Service")):
        return True
    # The policy that a topic is born with: whatever acts for the owning account, as alarms do and rules do not.
    owner = json.dumps(statement.get("Condition", {}))
    everybody = principal == "*" or (isinstance(principal, dict) and principal.get("AWS") == "*")
    return everybody and (not statement.get("Condition") or (sender == "cloudwatch.amazonaws.com" and account in owner))


def _list(value):
    return value if isinstance(value, list) else [value]
