from dr_emulator import secretsmanager
from tests.support import EAST, WEST, EmulatorTest, proves


class Replicas(EmulatorTest):
    def setUp(self):
        super().setUp()
        self.east, self.west = self.client("secretsmanager", EAST), self.client("secretsmanager", WEST)
        replicas = [{"Region": WEST, "KmsKeyId": "alias/there"}]
        self.east.create_secret(Name="database", SecretString="s3cret", AddReplicaRegions=replicas)

    @proves(secretsmanager.replica_key)
    def test_a_replica_is_reported_with_its_own_key(self):
        status = self.east.describe_secret(SecretId="database")["ReplicationStatus"]
        self.assertEqual("alias/there", status[0]["KmsKeyId"])

    @proves(secretsmanager.replica_policy)
    def test_the_policy_of_a_replica_can_be_read(self):
        self.assertEqual("database", self.west.get_resource_policy(SecretId="database")["Name"])
