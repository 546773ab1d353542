import io
import json
import os
import threading
import unittest.mock
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from moto.awslambda.models import lambda_backends

from dr_emulator import awslambda
from tests.support import ACCOUNT, EAST, EmulatorTest, guards, proves

QUEUE = "arn:aws:sqs:us-east-1:123456789012:dead-letters"
KEY = "arn:aws:kms:us-east-1:123456789012:key/here"


class FunctionTest(EmulatorTest):
    def setUp(self):
        super().setUp()
        self.functions = self.client("lambda")
        trust = {"Statement": {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}}
        self.role = self.client("iam").create_role(RoleName="r", AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]

    def create(self, **options):
        package = io.BytesIO()
        with zipfile.ZipFile(package, "w") as archive:
            archive.writestr("bootstrap", "")
        self.functions.create_function(
            FunctionName="health",
            Runtime="provided.al2023",
            Handler="bootstrap",
            Role=self.role,
            Code={"ZipFile": package.getvalue()},
            **options,
        )
        return self.functions.get_function_configuration(FunctionName="health")


class Overtaken(list):
    """A list during whose first walk something else happens."""

    def __init__(self, items, meanwhile):
        super().__init__(items)
        self._meanwhile = meanwhile

    def __iter__(self):
        meanwhile, self._meanwhile = self._meanwhile, None
        for item in super().__iter__():
            yield item
            if meanwhile:
                meanwhile()
                meanwhile = None


class Permissions(FunctionTest):
    def setUp(self):
        super().setUp()
        self.create()
        for sid in ("one", "two", "three"):
            self.functions.add_permission(FunctionName="health", StatementId=sid, Action="lambda:InvokeFunction", Principal="events.amazonaws.com")

    def left(self):
        return [statement["Sid"] for statement in json.loads(self.functions.get_policy(FunctionName="health")["Policy"])["Statement"]]

    @guards
    def test_one_that_is_removed_is_gone(self):
        self.functions.remove_permission(FunctionName="health", StatementId="two")
        self.assertEqual(["one", "three"], self.left())

    @proves(awslambda.repeated_permissions)
    def test_one_that_is_added_by_a_repeated_call_is_there_once(self):
        self.functions.add_permission(FunctionName="health", StatementId="two", Action="lambda:InvokeFunction", Principal="events.amazonaws.com")
        self.assertEqual(["one", "two", "three"], self.left())

    @proves(awslambda.permissions)
    def test_two_that_are_removed_at_once_are_both_gone(self):
        policy = lambda_backends[ACCOUNT][EAST].get_function("health").policy
        other = threading.Thread(target=lambda: policy.del_statement("one"))

        def meanwhile():
            # Held up until this removal is over, or done before it goes on.
            other.start()
            other.join(0.2)

        policy.statements = Overtaken(policy.statements, meanwhile)
        self.functions.remove_permission(FunctionName="health", StatementId="two")
        other.join()
        self.assertEqual(["three"], self.left())


class Configuration(FunctionTest):
    @proves(awslambda.configuration)
    def test_the_dead_letter_queue_is_reported(self):
        self.assertEqual(QUEUE, self.create(DeadLetterConfig={"TargetArn": QUEUE}).get("DeadLetterConfig", {}).get("TargetArn"))

    @proves(awslambda.configuration)
    def test_the_key_is_reported(self):
        self.assertEqual(KEY, self.create(KMSKeyArn=KEY).get("KMSKeyArn"))

    @proves(awslambda.configuration)
    def test_the_logging_configuration_is_reported_with_its_defaults(self):
        wanted = {"LogFormat": "JSON", "LogGroup": "/here", "ApplicationLogLevel": "WARN", "SystemLogLevel": "INFO"}
        asked = {"LogFormat": "JSON", "LogGroup": "/here", "ApplicationLogLevel": "WARN"}
        self.assertEqual(wanted, self.create(LoggingConfig=asked).get("LoggingConfig"))

    @proves(awslambda.configuration)
    def test_an_updated_key_is_reported(self):
        self.create()
        self.functions.update_function_configuration(FunctionName="health", KMSKeyArn=KEY)
        self.assertEqual(KEY, self.functions.get_function_configuration(FunctionName="health").get("KMSKeyArn"))

    @proves(awslambda.updates)
    def test_updated_tracing_is_reported(self):
        self.create()
        self.functions.update_function_configuration(FunctionName="health", TracingConfig={"Mode": "Active"})
        found = self.functions.get_function_configuration(FunctionName="health")
        self.assertEqual("Active", found["TracingConfig"]["Mode"])

    @proves(awslambda.updates)
    def test_updated_storage_is_reported(self):
        self.create()
        self.functions.update_function_configuration(FunctionName="health", EphemeralStorage={"Size": 1024})
        found = self.functions.get_function_configuration(FunctionName="health")
        self.assertEqual(1024, found["EphemeralStorage"]["Size"])


class Invocation(FunctionTest):
    """Functions are run by whoever listens at the URL."""

    def setUp(self):
        super().setUp()
        received = self.received = []
        answers = self.answers = {}
        arrived = self.arrived = threading.Event()

        class Runner(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                received.append((self.path, json.loads(body)))
                arrived.set()
                self.send_response(200)
                for name, value in answers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(b'{"ok":true}')

            def log_message(self, *_):
                pass

        self.runner = ThreadingHTTPServer(("127.0.0.1", 0), Runner)
        threading.Thread(target=self.runner.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        environment = {"DR_EMULATOR_LAMBDA_URL": f"http://127.0.0.1:{self.runner.server_port}"}
        patch = unittest.mock.patch.dict(os.environ, environment)
        patch.start()
        self.addCleanup(patch.stop)
        self.addCleanup(self.runner.server_close)
        self.addCleanup(self.runner.shutdown)
        self.create()

    @proves(awslambda.invocation)
    def test_an_invocation_is_forwarded_to_region_and_name(self):
        self.functions.invoke(FunctionName="health", Payload=b'{"path":"/health"}')
        self.assertEqual([("/us-east-1/health", {"path": "/health"})], self.received)

    @proves(awslambda.invocation)
    def test_the_answer_comes_back(self):
        answer = self.functions.invoke(FunctionName="health", Payload=b"{}")
        self.assertEqual({"ok": True}, json.loads(answer["Payload"].read()))

    @proves(awslambda.invocation)
    def test_an_error_of_the_function_is_told(self):
        self.answers["X-Amz-Function-Error"] = "Unhandled"
        answer = self.functions.invoke(FunctionName="health", Payload=b"{}")
        self.assertEqual((True, b'{"ok":true}'), ("FunctionError" in answer, answer["Payload"].read()))

    @proves(awslambda.invocation)
    def test_an_asynchronous_invocation_is_forwarded_too(self):
        status = self.functions.invoke(FunctionName="health", InvocationType="Event", Payload=b"{}")["StatusCode"]
        self.assertEqual((202, True), (status, self.arrived.wait(5)))

    @proves(awslambda.invocation)
    def test_a_runner_that_is_not_there_is_an_error_that_says_so(self):
        self.runner.shutdown()
        self.runner.server_close()
        answer = self.functions.invoke(FunctionName="health", Payload=b"{}")
        self.assertIn("nobody runs functions", json.loads(answer["Payload"].read())["errorMessage"])
