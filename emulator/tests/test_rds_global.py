import datetime
import json
import os
import time
import unittest.mock

from dr_emulator import rds_global
from tests.support import ACCOUNT, EAST, WEST, EmulatorTest, guards, proves

PRIMARY = f"arn:aws:rds:{EAST}:{ACCOUNT}:cluster:payments-east"
SECONDARY = f"arn:aws:rds:{WEST}:{ACCOUNT}:cluster:payments-west"
KEYS = {region: f"arn:aws:kms:{region}:{ACCOUNT}:key/1" for region in (EAST, WEST)}
VERSION = "16.6"
SECONDS = 0.3


class GlobalTest(EmulatorTest):
    def setUp(self):
        super().setUp()
        self.east, self.west = self.client("rds", EAST), self.client("rds", WEST)

    def create_global(self, **options):
        self.east.create_global_cluster(
            GlobalClusterIdentifier="payments", Engine="aurora-postgresql", EngineVersion=VERSION, StorageEncrypted=True, **options
        )

    def cluster(self, region, **options):
        asked = {
            "DBClusterIdentifier": PRIMARY.split(":")[-1] if region == EAST else SECONDARY.split(":")[-1],
            "GlobalClusterIdentifier": "payments",
            "Engine": "aurora-postgresql",
            "EngineVersion": VERSION,
            "StorageEncrypted": True,
            "KmsKeyId": KEYS[region],
            **options,
        }
        self.client("rds", region).create_db_cluster(**{key: value for key, value in asked.items() if value is not None})

    def primary(self, **options):
        self.cluster(EAST, MasterUsername="admin", MasterUserPassword="s3cret-enough", **options)

    def instance(self, region, number=0):
        cluster = (PRIMARY if region == EAST else SECONDARY).split(":")[-1]
        self.client("rds", region).create_db_instance(
            DBInstanceIdentifier=f"{cluster}-{number}",
            DBClusterIdentifier=cluster,
            DBInstanceClass="db.r6g.large",
            Engine="aurora-postgresql",
        )

    def both(self):
        self.create_global()
        self.primary()
        self.instance(EAST)
        self.cluster(WEST)
        self.instance(WEST)

    def global_cluster(self):
        return self.east.describe_global_clusters()["GlobalClusters"][0]

    def writers(self):
        return {member["DBClusterArn"]: member["IsWriter"] for member in self.global_cluster()["GlobalClusterMembers"]}

    def described(self, arn):
        client = self.client("rds", arn.split(":")[3])
        return client.describe_db_clusters(DBClusterIdentifier=arn.split(":")[-1])["DBClusters"][0]

    def fail_over(self, client=None, target=SECONDARY, **options):
        options = options or {"AllowDataLoss": True}
        return (client or self.west).failover_global_cluster(
            GlobalClusterIdentifier="payments", TargetDbClusterIdentifier=target, **options
        )["GlobalCluster"]

    def switch_over(self, client=None, target=SECONDARY):
        return (client or self.east).switchover_global_cluster(
            GlobalClusterIdentifier="payments", TargetDbClusterIdentifier=target
        )["GlobalCluster"]

    def leave(self, arn):
        # From the region of the cluster, as Terraform does.
        return self.client("rds", arn.split(":")[3]).remove_from_global_cluster(
            GlobalClusterIdentifier="payments", DbClusterIdentifier=arn
        )


class Measuring(GlobalTest):
    def lags(self, region, metric="AuroraGlobalDBRPOLag"):
        now = datetime.datetime.now(datetime.timezone.utc)
        answer = self.client("cloudwatch", region).get_metric_statistics(
            Namespace="AWS/RDS",
            MetricName=metric,
            Dimensions=[{"Name": "DBClusterIdentifier", "Value": (PRIMARY if region == EAST else SECONDARY).split(":")[-1]}],
            StartTime=now - datetime.timedelta(minutes=5),
            EndTime=now + datetime.timedelta(minutes=1),
            Period=60,
            Statistics=["Maximum"],
        )
        return [point["Maximum"] for point in answer["Datapoints"]]

    @proves(rds_global.replication_metrics)
    def test_a_cluster_that_replicates_is_measured_in_its_own_region(self):
        self.both()
        self.assertEqual([0.0], self.lags(WEST))
        self.assertEqual([0.0], self.lags(WEST, "AuroraGlobalDBReplicationLag"))

    @guards
    def test_the_writer_is_not_measured(self):
        self.both()
        self.assertEqual([], self.lags(EAST))

    @proves(rds_global.replication_metrics)
    def test_after_a_switchover_the_other_cluster_is_measured(self):
        self.both()
        self.switch_over()
        self.assertEqual(([0.0], []), (self.lags(EAST), self.lags(WEST)))

    @guards
    def test_a_cluster_on_its_own_is_not_measured(self):
        self.cluster(WEST, GlobalClusterIdentifier=None, MasterUsername="admin", MasterUserPassword="s3cret-enough")
        self.assertEqual([], self.lags(WEST))


class Describing(GlobalTest):
    @proves(rds_global.attributes)
    def test_a_database_name_is_reported(self):
        self.create_global(DatabaseName="payments")
        self.assertEqual("payments", self.global_cluster().get("DatabaseName"))

    @proves(rds_global.attributes)
    def test_a_lifecycle_support_is_reported(self):
        self.create_global()
        self.assertEqual("open-source-rds-extended-support", self.global_cluster().get("EngineLifecycleSupport"))

    @proves(rds_global.attributes)
    def test_tags_are_reported(self):
        tags = [{"Key": "owner", "Value": "payments"}]
        self.create_global(Tags=tags)
        self.assertEqual(tags, self.global_cluster().get("TagList"))

    @proves(rds_global.lookup)
    def test_only_the_global_cluster_asked_for_is_described(self):
        self.create_global()
        self.east.create_global_cluster(GlobalClusterIdentifier="other", Engine="aurora-postgresql")
        found = self.east.describe_global_clusters(GlobalClusterIdentifier="other")["GlobalClusters"]
        self.assertEqual(["other"], [item["GlobalClusterIdentifier"] for item in found])

    @proves(rds_global.lookup)
    def test_a_global_cluster_is_found_by_a_member(self):
        self.create_global()
        self.primary()
        self.east.create_global_cluster(GlobalClusterIdentifier="other", Engine="aurora-postgresql")
        filters = [{"Name": "db-cluster-id", "Values": [PRIMARY]}]
        found = self.east.describe_global_clusters(Filters=filters)["GlobalClusters"]
        self.assertEqual(["payments"], [item["GlobalClusterIdentifier"] for item in found])

    @proves(rds_global.lookup)
    def test_a_global_cluster_that_does_not_exist_is_not_found(self):
        self.assert_refused("GlobalClusterNotFoundFault", self.east.describe_global_clusters, GlobalClusterIdentifier="gone")

    @proves(rds_global.lookup)
    def test_a_global_cluster_that_does_not_exist_cannot_be_deleted(self):
        self.assert_refused("GlobalClusterNotFoundFault", self.east.delete_global_cluster, GlobalClusterIdentifier="gone")

    @proves(rds_global.modification)
    def test_an_upgrade_reaches_the_members(self):
        self.create_global()
        self.primary()
        self.east.modify_global_cluster(GlobalClusterIdentifier="payments", EngineVersion="16.8")
        self.assertEqual("16.8", self.described(PRIMARY)["EngineVersion"])

    @proves(rds_global.protection)
    def test_a_protected_global_cluster_is_not_deleted(self):
        self.create_global(DeletionProtection=True)
        self.assert_refused("InvalidParameterCombination", self.east.delete_global_cluster, GlobalClusterIdentifier="payments")

    @guards
    def test_a_global_cluster_with_members_is_not_deleted(self):
        self.create_global()
        self.primary()
        self.assert_refused("InvalidGlobalClusterStateFault", self.east.delete_global_cluster, GlobalClusterIdentifier="payments")


class Joining(GlobalTest):
    @guards
    def test_the_first_cluster_writes(self):
        self.create_global()
        self.primary()
        self.assertEqual({PRIMARY: True}, self.writers())

    @guards
    def test_the_second_cluster_reads(self):
        self.both()
        self.assertEqual({PRIMARY: True, SECONDARY: False}, self.writers())

    @proves(rds_global.replication_source)
    def test_the_second_cluster_replicates_from_the_first(self):
        self.both()
        self.assertEqual(PRIMARY, self.described(SECONDARY).get("ReplicationSourceIdentifier"))

    @proves(rds_global.replication_source)
    def test_the_first_cluster_names_its_replica(self):
        self.both()
        self.assertEqual([SECONDARY], self.described(PRIMARY).get("ReadReplicaIdentifiers"))

    @proves(rds_global.replication_source)
    def test_no_instance_of_the_second_cluster_writes(self):
        self.both()
        instances = [self.described(arn)["DBClusterMembers"][0]["IsClusterWriter"] for arn in (PRIMARY, SECONDARY)]
        self.assertEqual([True, False], instances)

    @proves(rds_global.joining)
    def test_a_global_cluster_that_does_not_exist_cannot_be_joined(self):
        self.assert_refused("GlobalClusterNotFoundFault", self.primary)

    @proves(rds_global.joining)
    def test_the_first_cluster_needs_a_user(self):
        self.create_global()
        self.assert_refused("InvalidParameterValue", self.cluster, EAST)

    @proves(rds_global.joining)
    def test_the_second_cluster_must_not_have_a_user(self):
        self.create_global()
        self.primary()
        self.instance(EAST)
        message = self.assert_refused("InvalidParameterCombination", self.cluster, WEST, MasterUsername="admin")
        self.assertIn("Cannot specify user name", message)

    @proves(rds_global.joining)
    def test_the_second_cluster_needs_a_key_of_its_own(self):
        self.create_global()
        self.primary()
        self.instance(EAST)
        self.assert_refused("InvalidParameterCombination", self.cluster, WEST, KmsKeyId=None)

    @proves(rds_global.joining)
    def test_the_second_cluster_needs_an_instance_in_the_first(self):
        self.create_global()
        self.primary()
        self.assert_refused("InvalidDBClusterStateFault", self.cluster, WEST)

    @proves(rds_global.joining)
    def test_a_cluster_of_another_version_cannot_join(self):
        self.create_global()
        self.assert_refused("InvalidParameterCombination", self.primary, EngineVersion="15.4")


class Leaving(GlobalTest):
    @proves(rds_global.leaving)
    def test_a_secondary_cluster_leaves_from_its_own_region(self):
        self.both()
        self.leave(SECONDARY)
        self.assertEqual({PRIMARY: True}, self.writers())

    @proves(rds_global.leaving)
    def test_a_cluster_that_has_left_stands_alone(self):
        self.both()
        self.assertIn("ReplicationSourceIdentifier", self.described(SECONDARY))
        self.leave(SECONDARY)
        self.assertNotIn("ReplicationSourceIdentifier", self.described(SECONDARY))
        self.assertEqual([], self.described(PRIMARY)["ReadReplicaIdentifiers"])

    @proves(rds_global.leaving)
    def test_the_writer_cannot_leave_its_readers(self):
        self.both()
        self.assert_refused("InvalidGlobalClusterStateFault", self.leave, PRIMARY)

    @proves(rds_global.leaving)
    def test_the_writer_can_leave_last(self):
        self.both()
        self.leave(SECONDARY)
        self.leave(PRIMARY)
        self.assertEqual({}, self.writers())

    @proves(rds_global.leaving)
    def test_a_cluster_that_is_no_member_is_not_found(self):
        self.both()
        self.leave(SECONDARY)
        message = self.assert_refused("InvalidParameterValue", self.leave, SECONDARY)
        self.assertIn("is not found in global cluster", message)

    @proves(rds_global.deleting)
    def test_a_member_cannot_be_deleted(self):
        self.create_global()
        self.primary()
        message = self.assert_refused(
            "InvalidDBClusterStateFault", self.east.delete_db_cluster, DBClusterIdentifier="payments-east", SkipFinalSnapshot=True
        )
        self.assertIn("remove it from globalcluster first", message)

    @proves(rds_global.deleting)
    def test_the_last_instance_of_the_writer_cannot_be_deleted_while_others_read(self):
        self.both()
        message = self.assert_refused(
            "InvalidDBClusterStateFault", self.east.delete_db_instance, DBInstanceIdentifier="payments-east-0"
        )
        self.assertIn("Delete the replica cluster before deleting", message)

    @guards
    def test_one_of_two_instances_of_the_writer_can_be_deleted(self):
        self.both()
        self.instance(EAST, 1)
        self.east.delete_db_instance(DBInstanceIdentifier="payments-east-0")

    @guards
    def test_the_last_instance_of_a_reader_can_be_deleted(self):
        self.both()
        self.west.delete_db_instance(DBInstanceIdentifier="payments-west-0")


class Failover(GlobalTest):
    def setUp(self):
        super().setUp()
        self.both()

    @proves(rds_global.role_changes)
    def test_the_answer_shows_the_failover_pending(self):
        answer = self.fail_over()
        wanted = {"Status": "pending", "FromDbClusterArn": PRIMARY, "ToDbClusterArn": SECONDARY, "IsDataLossAllowed": True}
        self.assertEqual(("failing-over", wanted), (answer["Status"], answer["FailoverState"]))

    @proves(rds_global.role_changes)
    def test_the_target_writes_and_the_old_writer_reads(self):
        self.fail_over()
        self.assertEqual({SECONDARY: True, PRIMARY: False}, self.writers())

    @proves(rds_global.role_changes)
    def test_the_replication_source_turns_round(self):
        self.fail_over()
        sources = [self.described(arn).get("ReplicationSourceIdentifier") for arn in (SECONDARY, PRIMARY)]
        self.assertEqual([None, SECONDARY], sources)

    @proves(rds_global.role_changes)
    def test_the_instance_of_the_target_writes(self):
        self.fail_over()
        instances = [self.described(arn)["DBClusterMembers"][0]["IsClusterWriter"] for arn in (SECONDARY, PRIMARY)]
        self.assertEqual([True, False], instances)

    @proves(rds_global.role_changes)
    def test_afterwards_the_global_cluster_is_available_with_no_failover_state(self):
        self.fail_over()
        found = self.global_cluster()
        self.assertEqual(("available", {}), (found["Status"], found.get("FailoverState", {})))

    @proves(rds_global.role_changes)
    def test_fail_back_ends_as_it_began(self):
        self.fail_over()
        self.fail_over(self.east, PRIMARY)
        self.assertEqual({PRIMARY: True, SECONDARY: False}, self.writers())

    @proves(rds_global.role_changes)
    def test_the_old_writer_can_leave_and_be_deleted(self):
        self.fail_over()
        self.leave(PRIMARY)
        self.east.delete_db_instance(DBInstanceIdentifier="payments-east-0")
        self.east.delete_db_cluster(DBClusterIdentifier="payments-east", SkipFinalSnapshot=True)
        self.assertEqual({SECONDARY: True}, self.writers())

    @proves(rds_global.role_changes)
    def test_a_failover_that_allows_no_loss_is_a_switchover(self):
        answer = self.fail_over(self.east, AllowDataLoss=False)
        self.assertEqual(("switching-over", False), (answer["Status"], answer["FailoverState"]["IsDataLossAllowed"]))

    @proves(rds_global.role_changes)
    def test_a_switchover_changes_roles(self):
        self.switch_over()
        self.assertEqual({SECONDARY: True, PRIMARY: False}, self.writers())

    @proves(rds_global.role_changes)
    def test_a_switchover_outside_the_writers_region_is_refused(self):
        self.assert_refused("InvalidGlobalClusterStateFault", self.switch_over, self.west)

    @proves(rds_global.role_changes)
    def test_a_failover_without_allowed_loss_in_the_readers_region_is_refused(self):
        self.assert_refused("InvalidGlobalClusterStateFault", self.fail_over, Switchover=True)

    @proves(rds_global.role_changes)
    def test_a_failover_outside_the_targets_region_is_refused(self):
        self.assert_refused("InvalidGlobalClusterStateFault", self.fail_over, self.east)

    @proves(rds_global.role_changes)
    def test_a_failover_to_the_writer_is_refused(self):
        self.assert_refused("InvalidDBClusterStateFault", self.fail_over, self.east, PRIMARY)

    @proves(rds_global.role_changes)
    def test_a_target_given_by_its_name_is_refused(self):
        self.assert_refused("InvalidParameterValue", self.fail_over, target="payments-west")

    @proves(rds_global.role_changes)
    def test_a_target_that_does_not_exist_is_not_found(self):
        self.assert_refused("DBClusterNotFoundFault", self.fail_over, target=SECONDARY + "-2")

    @proves(rds_global.role_changes)
    def test_a_target_that_is_no_member_is_refused(self):
        self.leave(SECONDARY)
        self.assert_refused("InvalidDBClusterStateFault", self.fail_over)

    @proves(rds_global.role_changes)
    def test_a_global_cluster_that_does_not_exist_is_not_found(self):
        call = self.west.failover_global_cluster
        self.assert_refused(
            "GlobalClusterNotFoundFault", call, GlobalClusterIdentifier="gone", TargetDbClusterIdentifier=SECONDARY
        )

    @proves(rds_global.role_changes)
    def test_a_target_without_instances_is_refused(self):
        self.west.delete_db_instance(DBInstanceIdentifier="payments-west-0")
        self.assert_refused("InvalidDBClusterStateFault", self.fail_over)

    @proves(rds_global.role_changes)
    def test_loss_and_switchover_at_once_are_refused(self):
        self.assert_refused("InvalidParameterCombination", self.fail_over, AllowDataLoss=True, Switchover=True)


class FailoverInTime(GlobalTest):
    """With durations, each state can be seen. The waits are for the emulator's own timers and end with them."""

    def setUp(self):
        super().setUp()
        self.both()

    def lasting(self, failover=0.0, rejoin=0.0):
        durations = {"DR_EMULATOR_FAILOVER_SECONDS": str(failover), "DR_EMULATOR_REJOIN_SECONDS": str(rejoin)}
        patch = unittest.mock.patch.dict(os.environ, durations)
        patch.start()
        self.addCleanup(patch.stop)

    def wait_until(self, holds):
        deadline = time.monotonic() + 5
        while not holds():
            self.assertLess(time.monotonic(), deadline, "it has not come to pass in 5 seconds")
            time.sleep(0.01)

    @proves(rds_global.role_changes)
    def test_meanwhile_the_failover_is_under_way(self):
        self.lasting(failover=60)
        self.fail_over()
        found = self.global_cluster()
        self.assertEqual(("failing-over", "failing-over"), (found["Status"], found["FailoverState"]["Status"]))

    @proves(rds_global.role_changes)
    def test_meanwhile_the_old_writer_is_the_writer(self):
        self.lasting(failover=60)
        self.fail_over()
        self.assertEqual({PRIMARY: True, SECONDARY: False}, self.writers())

    @proves(rds_global.role_changes)
    def test_meanwhile_another_failover_is_refused(self):
        self.lasting(failover=60)
        self.fail_over()
        self.assert_refused("InvalidGlobalClusterStateFault", self.fail_over)

    @proves(rds_global.role_changes)
    def test_meanwhile_no_cluster_can_leave(self):
        self.lasting(failover=60)
        self.fail_over()
        self.assert_refused("InvalidGlobalClusterStateFault", self.leave, SECONDARY)

    @proves(rds_global.role_changes)
    def test_after_its_time_the_target_writes(self):
        self.lasting(failover=SECONDS)
        self.fail_over()
        self.wait_until(lambda: self.writers().get(SECONDARY))

    @proves(rds_global.role_changes)
    def test_the_old_writer_is_gone_until_it_rejoins(self):
        self.lasting(rejoin=60)
        self.fail_over()
        self.assertEqual({SECONDARY: True}, self.writers())

    @proves(rds_global.role_changes)
    def test_the_old_writer_rejoins_after_its_time(self):
        self.lasting(rejoin=SECONDS)
        self.fail_over()
        self.wait_until(lambda: self.writers() == {SECONDARY: True, PRIMARY: False})

    @proves(rds_global.role_changes)
    def test_after_a_switchover_the_old_writer_is_never_gone(self):
        self.lasting(rejoin=60)
        self.switch_over()
        self.assertEqual({SECONDARY: True, PRIMARY: False}, self.writers())

    @proves(rds_global.role_changes)
    def test_an_old_writer_that_was_deleted_does_not_rejoin(self):
        self.lasting(rejoin=SECONDS)
        self.fail_over()
        self.east.delete_db_instance(DBInstanceIdentifier="payments-east-0")
        self.east.delete_db_cluster(DBClusterIdentifier="payments-east", SkipFinalSnapshot=True)
        time.sleep(2 * SECONDS)
        self.assertEqual({SECONDARY: True}, self.writers())

    @proves(rds_global.role_changes)
    def test_a_reset_forgets_a_failover_under_way(self):
        self.lasting(failover=SECONDS)
        self.fail_over()
        self.reset()
        self.both()
        time.sleep(2 * SECONDS)
        self.assertEqual({PRIMARY: True, SECONDARY: False}, self.writers())


class Telling(GlobalTest):
    def setUp(self):
        super().setUp()
        self.both()

    def events_in(self, region):
        """The ids of the events of the cluster of a region that a rule of that region gets."""
        topic = self.topic(region, lets_in="events.amazonaws.com")
        queue = self.queue_subscribed_to(topic, region)
        pattern = {"source": ["aws.rds"], "detail-type": ["RDS DB Cluster Event"], "resources": [PRIMARY if region == EAST else SECONDARY]}
        rules = self.client("events", region)
        rules.put_rule(Name="roles", EventPattern=json.dumps(pattern))
        rules.put_targets(Rule="roles", Targets=[{"Id": "1", "Arn": topic}])
        return lambda: sorted(event["detail"]["EventID"][-4:] for event in self.heard(queue, region))

    @proves(rds_global.role_changes)
    def test_a_failover_is_told_in_the_targets_region(self):
        events = self.events_in(WEST)
        self.fail_over()
        self.assertEqual(["0238", "0397"], events())

    @proves(rds_global.role_changes)
    def test_the_resynchronization_is_told_in_the_old_writers_region(self):
        events = self.events_in(EAST)
        self.fail_over()
        self.assertEqual(["0240", "0241"], events())

    @proves(rds_global.role_changes)
    def test_a_switchover_is_told_in_both_regions(self):
        east, west = self.events_in(EAST), self.events_in(WEST)
        self.switch_over()
        self.assertEqual((["0181", "0182", "0185"], ["0181", "0184", "0185", "0397"]), (east(), west()))

    @proves(rds_global.role_changes)
    def test_a_subscription_tells_its_topic(self):
        topic = self.topic(WEST, lets_in="events.rds.amazonaws.com")
        queue = self.queue_subscribed_to(topic, WEST)
        self.west.create_event_subscription(
            SubscriptionName="roles", SnsTopicArn=topic, SourceType="db-cluster", EventCategories=["global-failover"], Enabled=True
        )
        self.fail_over()
        self.assertEqual(["RDS-EVENT-0238", "RDS-EVENT-0397"], sorted(told["Event ID"] for told in self.heard(queue, WEST)))
