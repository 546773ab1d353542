from botocore.exceptions import ClientError

from dr_emulator import s3
from tests.support import EAST, WEST, EmulatorTest, guards, proves

FIFTEEN_MINUTES = {"Status": "Enabled", "Time": {"Minutes": 15}}
RULE = {
    "ID": "everything",
    "Priority": 10,
    "Status": "Enabled",
    "Filter": {"Prefix": "invoices/"},
    "DeleteMarkerReplication": {"Status": "Enabled"},
    "SourceSelectionCriteria": {"SseKmsEncryptedObjects": {"Status": "Enabled"}},
    "Destination": {
        "Bucket": "arn:aws:s3:::copies",
        "StorageClass": "STANDARD_IA",
        "ReplicationTime": FIFTEEN_MINUTES,
        "Metrics": {"Status": "Enabled", "EventThreshold": {"Minutes": 15}},
        "EncryptionConfiguration": {"ReplicaKmsKeyID": "arn:aws:kms:us-west-2:123456789012:key/there"},
    },
}


class Replication(EmulatorTest):
    def setUp(self):
        super().setUp()
        self.east, self.west = self.client("s3", EAST), self.client("s3", WEST)
        self.east.create_bucket(Bucket="originals")
        self.west.create_bucket(Bucket="copies", CreateBucketConfiguration={"LocationConstraint": WEST})
        for client, bucket in ((self.east, "originals"), (self.west, "copies")):
            client.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})

    def replicate(self, **changes):
        configuration = {"Role": "arn:aws:iam::123456789012:role/replicator", "Rules": [{**RULE, **changes}]}
        self.east.put_bucket_replication(Bucket="originals", ReplicationConfiguration=configuration)

    def put(self, key="invoices/1", **options):
        self.east.put_object(Bucket="originals", Key=key, Body=b"first", **options)

    def copied(self, key="invoices/1"):
        try:
            return self.west.get_object(Bucket="copies", Key=key)
        except ClientError:
            return None

    @proves(s3.replication_configuration)
    def test_a_rule_is_reported_as_it_was_put(self):
        self.replicate()
        found = self.east.get_bucket_replication(Bucket="originals")["ReplicationConfiguration"]["Rules"]
        self.assertEqual([RULE], found)

    @proves(s3.replication_configuration)
    def test_a_filter_by_prefix_and_tags_is_reported_as_it_was_put(self):
        both = {"And": {"Prefix": "invoices/", "Tags": [{"Key": "kept", "Value": "yes"}]}}
        self.replicate(Filter=both)
        found = self.east.get_bucket_replication(Bucket="originals")["ReplicationConfiguration"]["Rules"][0]
        self.assertEqual(both, found["Filter"])

    @proves(s3.replication)
    def test_an_object_is_copied_with_its_metadata(self):
        self.replicate()
        self.put(Metadata={"origin": "till"})
        self.assertEqual({"origin": "till"}, (self.copied() or {}).get("Metadata"))

    @proves(s3.replication)
    def test_a_copy_is_encrypted_with_the_key_of_the_rule(self):
        self.replicate()
        self.put()
        key = RULE["Destination"]["EncryptionConfiguration"]["ReplicaKmsKeyID"]
        self.assertEqual(key, (self.copied() or {}).get("SSEKMSKeyId"))

    @proves(s3.replication)
    def test_a_delete_marker_is_copied_when_the_rule_says_so(self):
        self.replicate()
        self.put()
        self.east.delete_object(Bucket="originals", Key="invoices/1")
        markers = self.west.list_object_versions(Bucket="copies").get("DeleteMarkers", [])
        self.assertEqual(["invoices/1"], [marker["Key"] for marker in markers])

    @proves(s3.replication)
    def test_a_delete_marker_stays_when_the_rule_says_so(self):
        self.replicate(DeleteMarkerReplication={"Status": "Disabled"})
        self.put()
        self.east.delete_object(Bucket="originals", Key="invoices/1")
        self.assertIsNotNone(self.copied())

    @guards
    def test_an_object_outside_the_filter_is_not_copied(self):
        self.replicate()
        self.put("letters/1")
        self.assertIsNone(self.copied("letters/1"))

    @guards
    def test_an_object_under_a_disabled_rule_is_not_copied(self):
        self.replicate(Status="Disabled")
        self.put()
        self.assertIsNone(self.copied())

    @guards
    def test_an_object_encrypted_by_kms_is_not_copied_unless_the_rule_selects_it(self):
        self.replicate(SourceSelectionCriteria={"SseKmsEncryptedObjects": {"Status": "Disabled"}})
        self.put(ServerSideEncryption="aws:kms")
        self.assertIsNone(self.copied())

    @guards
    def test_a_bucket_that_is_not_versioned_gets_no_copy(self):
        self.west.put_bucket_versioning(Bucket="copies", VersioningConfiguration={"Status": "Suspended"})
        self.replicate()
        self.put()
        self.assertIsNone(self.copied())
