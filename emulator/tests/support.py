"""A server in this process, clients for it, and the tie between a test and the correction that it proves."""

import json
import logging
import os
import threading
import unittest
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError
from werkzeug.serving import make_server

os.environ.setdefault("MOTO_ACM_VALIDATION_WAIT", "1")
os.environ["AWS_EC2_METADATA_DISABLED"] = "true"

import dr_emulator  # noqa: E402
from dr_emulator.corrections import Correction  # noqa: E402

dr_emulator.install()
if os.environ.get("DR_EMULATOR_STOCK") == "1":
    Correction.take_back()

from moto.moto_server.werkzeug_app import create_backend_app  # noqa: E402

from dr_emulator.application import Application  # noqa: E402

EAST, WEST = "us-east-1", "us-west-2"
ACCOUNT = "123456789012"


def proves(correction):
    """Marks a test that fails without this correction."""

    def mark(test):
        test.proves = correction
        return test

    return mark


def guards(test):
    """Marks a test that also holds with stock moto: a correction must not break it."""
    test.proves = None
    return test


class EmulatorTest(unittest.TestCase):
    """A test against an emulator of its own that is empty when it begins."""

    @classmethod
    def setUpClass(cls):
        for noisy in ("werkzeug", "dr_emulator.delivery", "dr_emulator.s3"):
            logging.getLogger(noisy).setLevel(logging.CRITICAL)
        cls._server = make_server("127.0.0.1", 0, Application(create_backend_app), threaded=True)
        cls.url = f"http://127.0.0.1:{cls._server.server_port}"
        cls._thread = threading.Thread(target=cls._server.serve_forever, kwargs={"poll_interval": 0.01})
        cls._thread.start()
        cls._clients = {}

    @classmethod
    def tearDownClass(cls):
        cls._server.shutdown()
        cls._thread.join()
        cls._server.server_close()

    def setUp(self):
        self.reset()

    def reset(self):
        urllib.request.urlopen(urllib.request.Request(f"{self.url}/moto-api/reset", method="POST")).close()

    def client(self, service, region=EAST):
        if (service, region) not in self._clients:
            self._clients[service, region] = boto3.client(
                service,
                region_name=region,
                endpoint_url=self.url,
                aws_access_key_id="test",
                aws_secret_access_key="test",
                config=Config(
                    retries={"total_max_attempts": 1}, read_timeout=20, s3={"addressing_style": "path"}
                ),
            )
        return self._clients[service, region]

    def get(self, path):
        with urllib.request.urlopen(f"{self.url}{path}") as response:
            return json.load(response)

    def raw(self, service, path):
        """What the server answers to another client than botocore, which leaves out or adds what it pleases."""
        credential = f"Credential=test/20260101/{EAST}/{service}/aws4_request, SignedHeaders=host, Signature=0"
        request = urllib.request.Request(f"{self.url}{path}", headers={"Authorization": f"AWS4-HMAC-SHA256 {credential}"})
        with urllib.request.urlopen(request) as response:
            return json.load(response)

    def assert_refused(self, code, call, *args, **kwargs):
        with self.assertRaises(ClientError) as caught:
            call(*args, **kwargs)
        self.assertEqual(code, caught.exception.response["Error"]["Code"])
        return caught.exception.response["Error"]["Message"]

    def queue_subscribed_to(self, topic, region=EAST):
        """A queue that gets what the topic is told; gives its URL."""
        sqs = self.client("sqs", region)
        queue = sqs.create_queue(QueueName="heard")["QueueUrl"]
        arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        self.client("sns", region).subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)
        return queue

    def heard(self, queue, region=EAST):
        """The messages that have reached a queue."""
        answer = self.client("sqs", region).receive_message(QueueUrl=queue, MaxNumberOfMessages=10)
        return [json.loads(json.loads(message["Body"])["Message"]) for message in answer.get("Messages", [])]

    def topic(self, region=EAST, lets_in=None):
        """A topic; lets_in is a service that its policy allows to publish."""
        sns = self.client("sns", region)
        arn = sns.create_topic(Name="alerts")["TopicArn"]
        if lets_in:
            statement = {"Effect": "Allow", "Principal": {"Service": lets_in}, "Action": "sns:Publish", "Resource": arn}
            policy = {"Version": "2012-10-17", "Statement": [statement]}
            sns.set_topic_attributes(TopicArn=arn, AttributeName="Policy", AttributeValue=json.dumps(policy))
        return arn
