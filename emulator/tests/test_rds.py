from dr_emulator import rds
from tests.support import EmulatorTest, guards, proves

ROLE = "arn:aws:iam::123456789012:role/monitoring"
PARAMETERS = [{"ParameterName": "rds.force_ssl", "ParameterValue": "1", "ApplyMethod": "immediate"}]


class Rds(EmulatorTest):
    def setUp(self):
        super().setUp()
        self.rds = self.client("rds")

    def cluster(self, **options):
        answer = self.rds.create_db_cluster(
            DBClusterIdentifier="payments",
            Engine="aurora-postgresql",
            MasterUsername="admin",
            MasterUserPassword="s3cret-enough",
            **options,
        )
        return answer["DBCluster"]

    def instance(self, **options):
        self.cluster()
        self.rds.create_db_instance(
            DBInstanceIdentifier="payments-0",
            DBClusterIdentifier="payments",
            DBInstanceClass="db.r6g.large",
            Engine="aurora-postgresql",
            **options,
        )
        return self.described()

    def described(self):
        return self.rds.describe_db_instances(DBInstanceIdentifier="payments-0")["DBInstances"][0]

    @proves(rds.monitoring)
    def test_enhanced_monitoring_is_reported(self):
        found = self.instance(MonitoringInterval=60, MonitoringRoleArn=ROLE)
        self.assertEqual((60, ROLE), (found.get("MonitoringInterval"), found.get("MonitoringRoleArn")))

    @proves(rds.monitoring)
    def test_performance_insights_keep_a_week_by_default(self):
        found = self.instance(EnablePerformanceInsights=True)
        self.assertEqual(7, found.get("PerformanceInsightsRetentionPeriod"))

    @proves(rds.monitoring)
    def test_a_changed_interval_is_reported_and_the_role_kept(self):
        self.instance(MonitoringInterval=60, MonitoringRoleArn=ROLE)
        self.rds.modify_db_instance(DBInstanceIdentifier="payments-0", MonitoringInterval=15)
        found = self.described()
        self.assertEqual((15, ROLE), (found.get("MonitoringInterval"), found.get("MonitoringRoleArn")))

    @proves(rds.scaling)
    def test_a_provisioned_cluster_has_no_serverless_v1_scaling(self):
        self.assertNotIn("ScalingConfigurationInfo", self.cluster())

    @guards
    def test_a_serverless_v2_range_is_reported(self):
        limits = {"MinCapacity": 8.0, "MaxCapacity": 64.0}
        found = self.cluster(ServerlessV2ScalingConfiguration=limits)["ServerlessV2ScalingConfiguration"]
        self.assertEqual(limits, {key: found[key] for key in limits})

    @proves(rds.cluster_echo)
    def test_the_lifecycle_support_of_a_cluster_is_reported(self):
        asked = "open-source-rds-extended-support-disabled"
        self.assertEqual(asked, self.cluster(EngineLifecycleSupport=asked).get("EngineLifecycleSupport"))

    @proves(rds.parameter_source)
    def test_a_parameter_of_a_cluster_group_is_known_to_be_the_users(self):
        group = {"DBClusterParameterGroupName": "group"}
        self.rds.create_db_cluster_parameter_group(DBParameterGroupFamily="aurora-postgresql16", Description="d", **group)
        self.rds.modify_db_cluster_parameter_group(Parameters=PARAMETERS, **group)
        found = self.rds.describe_db_cluster_parameters(**group)["Parameters"]
        self.assertEqual(["user"], [parameter.get("Source") for parameter in found])

    @proves(rds.parameter_source)
    def test_a_parameter_of_an_instance_group_is_known_to_be_the_users(self):
        group = {"DBParameterGroupName": "group"}
        self.rds.create_db_parameter_group(DBParameterGroupFamily="aurora-postgresql16", Description="d", **group)
        self.rds.modify_db_parameter_group(Parameters=PARAMETERS, **group)
        found = self.rds.describe_db_parameters(**group)["Parameters"]
        self.assertEqual(["user"], [parameter.get("Source") for parameter in found])

    @proves(rds.engine_versions)
    def test_a_version_of_aurora_knows_its_parameter_family(self):
        found = self.rds.describe_db_engine_versions(Engine="aurora-postgresql", EngineVersion="16.6")
        self.assertEqual("aurora-postgresql16", found["DBEngineVersions"][0]["DBParameterGroupFamily"])

    @proves(rds.engine_versions)
    def test_another_engine_is_not_known(self):
        self.assert_refused("InvalidParameterValue", self.rds.describe_db_engine_versions, Engine="oracle-ee", EngineVersion="19")
