import json

from dr_emulator import cloudwatch
from tests.support import WEST, EmulatorTest, guards, proves


class Alarms(EmulatorTest):
    def setUp(self):
        super().setUp()
        self.alarms = self.client("cloudwatch")

    def create(self, name, **options):
        self.alarms.put_metric_alarm(
            AlarmName=name,
            Namespace="AWS/RDS",
            MetricName="AuroraGlobalDBRPOLag",
            Statistic="Maximum",
            Period=60,
            EvaluationPeriods=1,
            Threshold=30000,
            ComparisonOperator="GreaterThanThreshold",
            **options,
        )

    def compose(self, rule, **options):
        self.alarms.put_composite_alarm(AlarmName="both", AlarmRule=rule, **options)

    def turn(self, name, state):
        self.alarms.set_alarm_state(AlarmName=name, StateValue=state, StateReason="drill")

    def composed(self):
        found = self.alarms.describe_alarms(AlarmNames=["both"], AlarmTypes=["CompositeAlarm"])["CompositeAlarms"]
        return found[0]["StateValue"]

    @proves(cloudwatch.initial_state)
    def test_a_new_alarm_has_insufficient_data(self):
        self.create("lag")
        self.assertEqual("INSUFFICIENT_DATA", self.alarms.describe_alarms()["MetricAlarms"][0]["StateValue"])

    @proves(cloudwatch.alarm_actions)
    def test_an_alarm_tells_its_topic(self):
        topic = self.topic()
        queue = self.queue_subscribed_to(topic)
        self.create("lag", AlarmActions=[topic])
        self.turn("lag", "ALARM")
        self.assertEqual([("lag", "ALARM")], [(told["AlarmName"], told["NewStateValue"]) for told in self.heard(queue)])

    @proves(cloudwatch.alarm_actions)
    def test_an_alarm_that_is_over_tells_another_topic(self):
        topic = self.topic()
        queue = self.queue_subscribed_to(topic)
        self.create("lag", OKActions=[topic])
        self.turn("lag", "ALARM")
        self.turn("lag", "OK")
        self.assertEqual(["OK"], [told["NewStateValue"] for told in self.heard(queue)])

    @proves(cloudwatch.alarm_actions)
    def test_an_alarm_is_an_event(self):
        sqs, rules = self.client("sqs"), self.client("events")
        queue = sqs.create_queue(QueueName="events")["QueueUrl"]
        rules.put_rule(Name="alarms", EventPattern=json.dumps({"source": ["aws.cloudwatch"]}))
        rules.put_targets(Rule="alarms", Targets=[{"Id": "1", "Arn": "arn:aws:sqs:us-east-1:123456789012:events"}])
        self.create("lag")
        self.turn("lag", "ALARM")
        messages = sqs.receive_message(QueueUrl=queue).get("Messages", [])
        self.assertEqual(["ALARM"], [json.loads(message["Body"])["detail"]["state"]["value"] for message in messages])

    @guards
    def test_an_alarm_does_not_tell_a_topic_of_another_region(self):
        topic = self.topic(WEST)
        queue = self.queue_subscribed_to(topic, WEST)
        self.create("lag", AlarmActions=[topic])
        self.turn("lag", "ALARM")
        self.assertEqual([], self.heard(queue, WEST))

    @guards
    def test_an_alarm_whose_actions_are_disabled_tells_nobody(self):
        topic = self.topic()
        queue = self.queue_subscribed_to(topic)
        self.create("lag", AlarmActions=[topic], ActionsEnabled=False)
        self.turn("lag", "ALARM")
        self.assertEqual([], self.heard(queue))

    @proves(cloudwatch.composite_alarms)
    def test_a_composite_alarm_is_described_with_its_rule(self):
        self.create("lag")
        self.compose('ALARM("lag")')
        self.assertEqual('ALARM("lag")', self.alarms.describe_alarms()["CompositeAlarms"][0].get("AlarmRule"))

    @proves(cloudwatch.composite_alarms)
    def test_a_composite_alarm_follows_its_rule(self):
        self.create("lag")
        self.create("errors")
        self.compose('ALARM("lag") AND NOT (OK(errors) OR INSUFFICIENT_DATA("errors"))')
        states = []
        for alarm, state in (("lag", "ALARM"), ("errors", "ALARM"), ("errors", "OK")):
            self.turn(alarm, state)
            states.append(self.composed())
        self.assertEqual(["OK", "ALARM", "OK"], states)

    @proves(cloudwatch.composite_alarms)
    def test_a_composite_alarm_tells_its_topic(self):
        topic = self.topic()
        queue = self.queue_subscribed_to(topic)
        self.create("lag")
        self.compose("ALARM(lag)", AlarmActions=[topic])
        self.turn("lag", "ALARM")
        self.assertEqual(["both"], [told["AlarmName"] for told in self.heard(queue)])

    @proves(cloudwatch.composite_alarms)
    def test_a_rule_that_is_none_is_refused(self):
        for rule in ("ALARM(lag", "ALARM(lag) OR", "lag", "(TRUE", "TRUE FALSE"):
            with self.subTest(rule):
                self.assert_refused("ValidationError", self.compose, rule)
