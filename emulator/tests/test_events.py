import json

from dr_emulator import events
from tests.support import EmulatorTest, guards, proves


class Targets(EmulatorTest):
    def rule_to(self, target, **options):
        rules = self.client("events")
        rules.put_rule(Name="promoted", EventPattern=json.dumps({"source": ["dr"]}))
        rules.put_targets(Rule="promoted", Targets=[{"Id": "1", "Arn": target, **options}])

    def emit(self, source="dr"):
        entry = {"Source": source, "DetailType": "Promoted", "Detail": json.dumps({"epoch": 2})}
        return self.client("events").put_events(Entries=[entry])

    @proves(events.targets)
    def test_a_rule_reaches_a_topic_that_lets_it_in(self):
        topic = self.topic(lets_in="events.amazonaws.com")
        queue = self.queue_subscribed_to(topic)
        self.rule_to(topic)
        self.emit()
        self.assertEqual([{"epoch": 2}], [event["detail"] for event in self.heard(queue)])

    @proves(events.targets)
    def test_the_time_of_an_event_is_written_out(self):
        topic = self.topic(lets_in="events.amazonaws.com")
        queue = self.queue_subscribed_to(topic)
        self.rule_to(topic)
        self.emit()
        self.assertRegex(self.heard(queue)[0]["time"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")

    @proves(events.targets)
    def test_an_input_transformer_makes_the_message(self):
        topic = self.topic(lets_in="events.amazonaws.com")
        queue = self.queue_subscribed_to(topic)
        transformer = {"InputPathsMap": {"epoch": "$.detail.epoch"}, "InputTemplate": '{"now": <epoch>}'}
        self.rule_to(topic, InputTransformer=transformer)
        self.emit()
        self.assertEqual([{"now": 2}], self.heard(queue))

    @proves(events.targets)
    def test_a_topic_that_lets_nobody_in_is_not_reached_and_the_caller_not_told(self):
        topic = self.topic()
        queue = self.queue_subscribed_to(topic)
        self.rule_to(topic)
        self.assertEqual(0, self.emit()["FailedEntryCount"])
        self.assertEqual([], self.heard(queue))

    @proves(events.targets)
    def test_a_rule_to_a_function_that_is_gone_does_not_fail_the_caller(self):
        self.rule_to("arn:aws:lambda:us-east-1:123456789012:function:gone")
        self.assertEqual(0, self.emit()["FailedEntryCount"])

    @guards
    def test_an_event_that_does_not_match_reaches_nobody(self):
        topic = self.topic(lets_in="events.amazonaws.com")
        queue = self.queue_subscribed_to(topic)
        self.rule_to(topic)
        self.emit(source="somebody")
        self.assertEqual([], self.heard(queue))

    @guards
    def test_a_rule_still_reaches_a_queue(self):
        sqs = self.client("sqs")
        queue = sqs.create_queue(QueueName="direct")["QueueUrl"]
        self.rule_to("arn:aws:sqs:us-east-1:123456789012:direct")
        self.emit()
        messages = sqs.receive_message(QueueUrl=queue)["Messages"]
        self.assertEqual({"epoch": 2}, json.loads(messages[0]["Body"])["detail"])
