"""Access decisions, which moto makes for bucket policies only."""

from moto.iam.access_control import IAMPolicyStatement, PermissionResult

from dr_emulator.corrections import Correction

conditional_deny = Correction(
    "iam: conditional deny",
    stock="lets a Deny with a condition deny although the condition does not hold (TLS-only policies lock everybody out)",
)


@conditional_deny.replaces(IAMPolicyStatement)
def is_action_permitted(stock, self, action, resource="*", principal=None, incoming_condition_values=None):
    statement = self._statement
    if statement.get("Effect") == "Deny" and statement.get("Condition") and not incoming_condition_values:
        if not _holds(statement["Condition"]):
            return PermissionResult.NEUTRAL
        self = IAMPolicyStatement({key: value for key, value in statement.items() if key != "Condition"})
    return stock(self, action, resource, principal, incoming_condition_values)


def _holds(condition):
    """Of what a condition can ask, the emulator knows one thing: it stands in for an endpoint that is reached over TLS."""
    return condition in ({"Bool": {"aws:SecureTransport": "true"}}, {"Bool": {"aws:SecureTransport": True}})
