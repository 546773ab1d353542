"""Functions: what they are told of themselves, and how they are run."""

import copy
import json
import os
import threading
import urllib.error
import urllib.request

from moto.awslambda.models import LambdaFunction
from moto.awslambda.policy import Policy

from dr_emulator import delivery
from dr_emulator.corrections import Correction

_KEPT = ("DeadLetterConfig", "KMSKeyArn", "LoggingConfig")
_URL = "DR_EMULATOR_LAMBDA_URL"

configuration = Correction(
    "lambda: configuration",
    stock="forgets a function's dead-letter queue, key and logging configuration",
)

updates = Correction(
    "lambda: updates",
    stock="accepts new architectures, storage and tracing of a function and keeps the old ones",
)

permissions = Correction(
    "lambda: permissions",
    stock="passes over one of a function's permissions while another is removed, and says that it does not exist",
)

repeated_permissions = Correction(
    "lambda: repeated permissions",
    stock="adds a permission once more when a client repeats the call, and one of the two then outlives its removal",
)

invocation = Correction(
    "lambda: invocation",
    stock=f"runs functions in Docker only; here an invocation is posted to ${_URL}/<region>/<function> if that is set",
)


_policies = threading.Lock()


@configuration.replaces(LambdaFunction, "__init__")
def remember_configuration(stock, self, account_id, spec, region, version=1):
    self.kept_configuration = {key: spec[key] for key in _KEPT if spec.get(key)}
    stock(self, account_id, spec, region, version)


@configuration.replaces(LambdaFunction, "update_configuration")
def update_kept(stock, self, config_updates):
    self.kept_configuration.update({key: config_updates[key] for key in _KEPT if key in config_updates})
    return stock(self, config_updates)


@configuration.replaces(LambdaFunction)
def get_configuration(stock, self, on_create=False):
    answer = stock(self, on_create)
    answer.update(copy.deepcopy({key: value for key, value in self.kept_configuration.items() if value}))
    logging = {"LogFormat": "Text", "LogGroup": f"/aws/lambda/{self.function_name}", **answer.get("LoggingConfig", {})}
    if logging["LogFormat"] == "JSON":
        logging = {"ApplicationLogLevel": "INFO", "SystemLogLevel": "INFO", **logging}
    answer["LoggingConfig"] = logging
    return answer


@updates.replaces(LambdaFunction)
def update_configuration(stock, self, config_updates):
    if config_updates.get("EphemeralStorage"):
        self.ephemeral_storage = config_updates["EphemeralStorage"]["Size"]
    if config_updates.get("TracingConfig"):
        self.tracing_config = config_updates["TracingConfig"]
    return stock(self, config_updates)


@permissions.replaces(Policy)
def del_statement(stock, self, sid, revision=""):
    with _policies:
        return stock(self, sid, revision)


@repeated_permissions.replaces(Policy)
def add_statement(stock, self, raw, qualifier=None):
    with _policies:
        added, revision = stock(self, raw, qualifier)
        # The same to the letter is the same call, arrived twice: a client repeats it when an answer was lost.
        if any(other is not added and other == added for other in self.statements):
            self.statements.pop()
        return added, revision


@invocation.replaces(LambdaFunction)
def invoke(stock, self, body, request_headers, response_headers):
    if request_headers.get("x-amz-invocation-type") == "Event" and os.environ.get(_URL):
        delivery.in_background(self._invoke_lambda, json.loads(body or "{}"))
        return b""
    return stock(self, body, request_headers, response_headers)


@invocation.replaces(LambdaFunction)
def _invoke_lambda(stock, self, event=None):
    """Gives the answer, whether it is an error, and the log."""
    url = os.environ.get(_URL)
    if not url:
        return stock(self, event)
    request = urllib.request.Request(
        f"{url.rstrip('/')}/{self.region}/{self.function_name}",
        data=json.dumps({} if event is None else event).encode(),
        headers={"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=self.timeout) as response:
            return response.read().decode(), "x-amz-function-error" in response.headers, ""
    except urllib.error.HTTPError as error:
        return error.read().decode() or json.dumps({"errorMessage": str(error)}), True, ""
    except TimeoutError:
        message = f"Task timed out after {self.timeout:.2f} seconds"
        return json.dumps({"errorType": "Sandbox.Timedout", "errorMessage": message}), True, message
    except urllib.error.URLError as error:
        message = f"nobody runs functions at {_URL}='{url}': {error.reason}"
        return json.dumps({"errorType": "Runtime.Unavailable", "errorMessage": message}), True, message
