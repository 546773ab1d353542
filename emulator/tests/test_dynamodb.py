from dr_emulator import dynamodb
from tests.support import EAST, WEST, EmulatorTest, proves

WEST_KEY = "arn:aws:kms:us-west-2:123456789012:key/there"


class Replicas(EmulatorTest):
    def setUp(self):
        super().setUp()
        self.east, self.west = self.client("dynamodb", EAST), self.client("dynamodb", WEST)

    def create(self, **billing):
        self.east.create_table(
            TableName="control",
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            **(billing or {"BillingMode": "PAY_PER_REQUEST"}),
        )

    def update(self, operation, **replica):
        updates = [{operation: {"RegionName": WEST, **replica}}]
        self.east.update_table(TableName="control", ReplicaUpdates=updates)

    def replicas(self, client):
        return client.describe_table(TableName="control")["Table"].get("Replicas", [])

    @proves(dynamodb.replicas)
    def test_a_replica_is_active_with_its_key(self):
        self.create()
        self.update("Create", KMSMasterKeyId=WEST_KEY)
        wanted = {"RegionName": WEST, "ReplicaStatus": "ACTIVE", "KMSMasterKeyId": WEST_KEY}
        self.assertEqual([wanted], self.replicas(self.east))

    @proves(dynamodb.replicas)
    def test_a_replica_knows_where_the_other_one_is(self):
        self.create()
        self.update("Create")
        self.assertEqual([EAST], [replica["RegionName"] for replica in self.replicas(self.west)])

    @proves(dynamodb.replicas)
    def test_an_item_written_in_one_region_is_read_in_the_other(self):
        self.create()
        self.update("Create")
        self.west.put_item(TableName="control", Item={"id": {"S": "role"}, "epoch": {"N": "2"}})
        found = self.east.get_item(TableName="control", Key={"id": {"S": "role"}})["Item"]
        self.assertEqual("2", found["epoch"]["N"])

    @proves(dynamodb.replicas)
    def test_a_condition_holds_over_both_regions(self):
        self.create()
        self.update("Create")
        self.east.put_item(TableName="control", Item={"id": {"S": "role"}})
        self.assert_refused(
            "ConditionalCheckFailedException",
            self.west.put_item,
            TableName="control",
            Item={"id": {"S": "role"}},
            ConditionExpression="attribute_not_exists(id)",
        )

    @proves(dynamodb.replicas)
    def test_point_in_time_recovery_is_set_for_each_replica(self):
        self.create()
        self.update("Create")
        specification = {"PointInTimeRecoveryEnabled": True}
        self.west.update_continuous_backups(TableName="control", PointInTimeRecoverySpecification=specification)
        status = [
            client.describe_continuous_backups(TableName="control")["ContinuousBackupsDescription"][
                "PointInTimeRecoveryDescription"
            ]["PointInTimeRecoveryStatus"]
            for client in (self.east, self.west)
        ]
        self.assertEqual(["DISABLED", "ENABLED"], status)

    @proves(dynamodb.replicas)
    def test_a_deleted_replica_is_gone_in_both_regions(self):
        self.create()
        self.update("Create")
        self.assertEqual(1, len(self.replicas(self.west)))
        self.update("Delete")
        self.assert_refused("ResourceNotFoundException", self.west.describe_table, TableName="control")
        self.assertEqual([], self.replicas(self.east))

    @proves(dynamodb.replicas)
    def test_a_key_of_another_region_is_refused(self):
        self.create()
        key = WEST_KEY.replace(WEST, EAST)
        self.assert_refused("ValidationException", self.update, "Create", KMSMasterKeyId=key)

    @proves(dynamodb.replicas)
    def test_a_table_whose_writes_do_not_scale_is_refused(self):
        self.create(ProvisionedThroughput={"ReadCapacityUnits": 5, "WriteCapacityUnits": 5})
        self.assert_refused("ValidationException", self.update, "Create")

    @proves(dynamodb.replicas)
    def test_a_table_of_that_name_in_the_other_region_is_in_the_way(self):
        self.create()
        self.east, self.west = self.west, self.east
        self.create()
        self.east, self.west = self.west, self.east
        self.assert_refused("ValidationException", self.update, "Create")

    @proves(dynamodb.replicas)
    def test_a_replica_that_is_not_there_cannot_be_deleted(self):
        self.create()
        message = self.assert_refused("ValidationException", self.update, "Delete")
        self.assertIn("was not found", message)

    @proves(dynamodb.replicas)
    def test_a_table_is_no_replica_of_itself(self):
        self.create()
        for operation in ("Create", "Update", "Delete"):
            with self.subTest(operation):
                message = self.assert_refused("ValidationException", self.update, operation, RegionName=EAST)
                self.assertIn("local region", message)


class OnDemandThroughput(EmulatorTest):
    def setUp(self):
        super().setUp()
        self.tables = self.client("dynamodb")
        self.tables.create_table(
            TableName="sessions",
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            BillingMode="PAY_PER_REQUEST",
            OnDemandThroughput={"MaxReadRequestUnits": 40, "MaxWriteRequestUnits": 20},
        )

    def described(self):
        return self.tables.describe_table(TableName="sessions")["Table"].get("OnDemandThroughput")

    @proves(dynamodb.on_demand_throughput)
    def test_the_ceilings_of_a_table_are_reported(self):
        self.assertEqual({"MaxReadRequestUnits": 40, "MaxWriteRequestUnits": 20}, self.described())

    @proves(dynamodb.on_demand_throughput)
    def test_a_changed_ceiling_is_reported(self):
        self.tables.update_table(TableName="sessions", OnDemandThroughput={"MaxReadRequestUnits": 80})
        self.assertEqual({"MaxReadRequestUnits": 80, "MaxWriteRequestUnits": 20}, self.described())

    @proves(dynamodb.on_demand_throughput)
    def test_a_ceiling_of_minus_one_is_none(self):
        self.tables.update_table(TableName="sessions", OnDemandThroughput={"MaxReadRequestUnits": -1})
        self.assertEqual({"MaxWriteRequestUnits": 20}, self.described())
