import unittest

import dr_emulator
from dr_emulator import core
from tests.support import EmulatorTest, guards, proves


class Core(EmulatorTest):
    @proves(core.unimplemented)
    def test_an_unimplemented_call_is_refused_by_name(self):
        message = self.assert_refused("NotEmulated", self.client("rds").describe_account_attributes)
        self.assertIn("describe_account_attributes", message)

    @proves(core.unimplemented)
    def test_an_unimplemented_call_of_a_json_service_is_refused_by_name(self):
        message = self.assert_refused("NotEmulated", self.client("logs").test_transformer, transformerConfig=[{"parseJSON": {}}], logEventMessages=["{}"])
        self.assertIn("test_transformer", message)

    @guards
    def test_a_reset_empties_everything(self):
        self.client("sqs").create_queue(QueueName="jobs")
        self.reset()
        self.assertEqual([], self.get("/dr-emulator/leftovers"))

    @guards
    def test_the_pinned_version_of_moto_is_here(self):
        dr_emulator.require_moto()


class AnotherVersion(unittest.TestCase):
    @guards
    def test_another_version_of_moto_is_refused(self):
        stock = dr_emulator.version
        dr_emulator.version = lambda name: "5.1.0"
        try:
            with self.assertRaisesRegex(dr_emulator.WrongMotoVersion, "found 5.1.0: run 'pip install"):
                dr_emulator.require_moto()
        finally:
            dr_emulator.version = stock
