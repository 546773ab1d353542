import json

from dr_emulator import iam
from tests.support import EmulatorTest, guards, proves


class BucketPolicies(EmulatorTest):
    def deny(self, condition):
        s3 = self.client("s3")
        s3.create_bucket(Bucket="documents")
        statement = {
            "Effect": "Deny",
            "Principal": "*",
            "Action": "s3:*",
            "Resource": ["arn:aws:s3:::documents", "arn:aws:s3:::documents/*"],
        }
        if condition:
            statement["Condition"] = condition
        s3.put_bucket_policy(Bucket="documents", Policy=json.dumps({"Version": "2012-10-17", "Statement": [statement]}))

    def put(self):
        self.client("s3").put_object(Bucket="documents", Key="a", Body=b"a")

    @proves(iam.conditional_deny)
    def test_a_policy_that_only_denies_what_is_not_tls_lets_tls_in(self):
        self.deny({"Bool": {"aws:SecureTransport": "false"}})
        self.put()

    @guards
    def test_a_policy_that_denies_tls_denies(self):
        self.deny({"Bool": {"aws:SecureTransport": "true"}})
        self.assert_refused("403", self.put)

    @guards
    def test_a_deny_without_condition_denies(self):
        self.deny(None)
        self.assert_refused("403", self.put)
