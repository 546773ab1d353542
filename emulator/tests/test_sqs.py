from dr_emulator import sqs
from tests.support import EmulatorTest, guards, proves

POLICY = '{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:dead-letters","maxReceiveCount":4}'


class Queues(EmulatorTest):
    @proves(sqs.redrive_policy)
    def test_a_redrive_policy_is_reported_as_it_was_put(self):
        queues = self.client("sqs")
        queues.create_queue(QueueName="dead-letters")
        queue = queues.create_queue(QueueName="jobs", Attributes={"RedrivePolicy": POLICY})["QueueUrl"]
        found = queues.get_queue_attributes(QueueUrl=queue, AttributeNames=["RedrivePolicy"])
        self.assertEqual(POLICY, found["Attributes"]["RedrivePolicy"])

    @guards
    def test_a_queue_without_one_reports_none(self):
        queues = self.client("sqs")
        queue = queues.create_queue(QueueName="jobs")["QueueUrl"]
        found = queues.get_queue_attributes(QueueUrl=queue, AttributeNames=["All"])
        self.assertNotIn("RedrivePolicy", found["Attributes"])
