import json
import urllib.error
import urllib.request

from tests.support import WEST, EmulatorTest, guards

TRUST = json.dumps({"Statement": {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}})


class Leftovers(EmulatorTest):
    def left(self):
        return self.get("/dr-emulator/leftovers")

    @guards
    def test_an_account_that_was_only_looked_at_holds_nothing(self):
        self.client("ec2").describe_vpcs()
        self.client("iam").list_policies(Scope="AWS")
        self.client("events").list_event_buses()
        self.client("ssm").describe_parameters()
        self.client("rds").describe_db_clusters()
        self.client("application-autoscaling").describe_scalable_targets(ServiceNamespace="dynamodb")
        self.assertEqual([], self.left())

    @guards
    def test_a_leftover_has_service_region_and_id(self):
        self.client("sqs", WEST).create_queue(QueueName="jobs")
        wanted = {"service": "sqs", "region": WEST, "id": f"arn:aws:sqs:{WEST}:123456789012:jobs"}
        self.assertEqual([wanted], self.left())

    @guards
    def test_a_key_that_waits_for_its_deletion_is_not_left(self):
        kms = self.client("kms")
        key = kms.create_key()["KeyMetadata"]["KeyId"]
        before = len(self.left())
        kms.schedule_key_deletion(KeyId=key)
        self.assertEqual((1, 0), (before, len(self.left())))

    @guards
    def test_a_service_that_is_not_described_is_reported_as_it_is(self):
        self.client("kinesis").create_stream(StreamName="stream", ShardCount=1)
        self.assertEqual(["streams: stream"], [item["id"] for item in self.left()])

    @guards
    def test_only_get_is_allowed(self):
        with self.assertRaises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(urllib.request.Request(f"{self.url}/dr-emulator/leftovers", method="POST"))
        self.assertEqual(405, caught.exception.code)
        caught.exception.close()

    @guards
    def test_a_network_is_left_until_it_is_deleted(self):
        ec2 = self.client("ec2")
        vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.1.0/24")["Subnet"]["SubnetId"]
        group = ec2.create_security_group(GroupName="g", Description="g", VpcId=vpc)["GroupId"]
        table = ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
        before = {item["id"] for item in self.left()}
        ec2.delete_route_table(RouteTableId=table)
        ec2.delete_security_group(GroupId=group)
        ec2.delete_subnet(SubnetId=subnet)
        ec2.delete_vpc(VpcId=vpc)
        self.assertEqual(({vpc, subnet, group, table}, []), (before, self.left()))

    @guards
    def test_what_each_service_holds_is_left_until_it_is_deleted(self):
        for name, create, delete in self.resources():
            with self.subTest(name):
                self.reset()
                made = create()
                before = [item["service"] for item in self.left()]
                delete(made)
                self.assertEqual(([name], []), (before, self.left()))

    def resources(self):
        acm, alarms, tables = self.client("acm"), self.client("cloudwatch"), self.client("dynamodb")
        rules, iam, logs, rds = self.client("events"), self.client("iam"), self.client("logs"), self.client("rds")
        dns, s3, secrets, sns = self.client("route53"), self.client("s3"), self.client("secretsmanager"), self.client("sns")
        ssm, apis, backup = self.client("ssm"), self.client("apigateway"), self.client("backup")
        http, scaling = self.client("apigatewayv2"), self.client("application-autoscaling")
        target = {
            "ServiceNamespace": "dynamodb",
            "ResourceId": "table/t",
            "ScalableDimension": "dynamodb:table:WriteCapacityUnits",
        }
        key = [{"AttributeName": "id", "KeyType": "HASH"}]
        attribute = [{"AttributeName": "id", "AttributeType": "S"}]
        return [
            (
                "acm",
                lambda: acm.request_certificate(DomainName="a.example.net")["CertificateArn"],
                lambda arn: acm.delete_certificate(CertificateArn=arn),
            ),
            ("apigateway", lambda: apis.create_rest_api(name="a")["id"], lambda api: apis.delete_rest_api(restApiId=api)),
            (
                "apigatewayv2",
                lambda: http.create_api(Name="a", ProtocolType="HTTP")["ApiId"],
                lambda api: http.delete_api(ApiId=api),
            ),
            (
                "application-autoscaling",
                lambda: scaling.register_scalable_target(MinCapacity=1, MaxCapacity=2, **target),
                lambda _: scaling.deregister_scalable_target(**target),
            ),
            (
                "backup",
                lambda: backup.create_backup_vault(BackupVaultName="v"),
                lambda _: backup.delete_backup_vault(BackupVaultName="v"),
            ),
            (
                "cloudwatch",
                lambda: alarms.put_dashboard(DashboardName="d", DashboardBody='{"widgets":[]}'),
                lambda _: alarms.delete_dashboards(DashboardNames=["d"]),
            ),
            (
                "dynamodb",
                lambda: tables.create_table(
                    TableName="t", KeySchema=key, AttributeDefinitions=attribute, BillingMode="PAY_PER_REQUEST"
                ),
                lambda _: tables.delete_table(TableName="t"),
            ),
            (
                "events",
                lambda: rules.put_rule(Name="r", ScheduleExpression="rate(1 minute)"),
                lambda _: rules.delete_rule(Name="r"),
            ),
            (
                "iam",
                lambda: iam.create_role(RoleName="r", AssumeRolePolicyDocument=TRUST),
                lambda _: iam.delete_role(RoleName="r"),
            ),
            ("logs", lambda: logs.create_log_group(logGroupName="g"), lambda _: logs.delete_log_group(logGroupName="g")),
            (
                "rds",
                lambda: rds.create_global_cluster(GlobalClusterIdentifier="g", Engine="aurora-postgresql"),
                lambda _: rds.delete_global_cluster(GlobalClusterIdentifier="g"),
            ),
            (
                "route53",
                lambda: dns.create_hosted_zone(Name="example.net", CallerReference="1")["HostedZone"]["Id"],
                lambda zone: dns.delete_hosted_zone(Id=zone),
            ),
            ("s3", lambda: s3.create_bucket(Bucket="documents"), lambda _: s3.delete_bucket(Bucket="documents")),
            (
                "secretsmanager",
                lambda: secrets.create_secret(Name="s", SecretString="s"),
                lambda _: secrets.delete_secret(SecretId="s", ForceDeleteWithoutRecovery=True),
            ),
            ("sns", lambda: sns.create_topic(Name="t")["TopicArn"], lambda arn: sns.delete_topic(TopicArn=arn)),
            (
                "ssm",
                lambda: ssm.put_parameter(Name="/p", Value="v", Type="String"),
                lambda _: ssm.delete_parameter(Name="/p"),
            ),
        ]
