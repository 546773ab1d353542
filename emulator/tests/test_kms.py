from dr_emulator import kms
from tests.support import EmulatorTest, guards, proves


class Kms(EmulatorTest):
    def setUp(self):
        super().setUp()
        self.kms = self.client("kms")
        self.key = self.kms.create_key()["KeyMetadata"]["KeyId"]

    @proves(kms.rotation_period)
    def test_the_rotation_period_is_reported_as_set(self):
        self.kms.enable_key_rotation(KeyId=self.key, RotationPeriodInDays=180)
        self.assertEqual(180, self.kms.get_key_rotation_status(KeyId=self.key)["RotationPeriodInDays"])

    @proves(kms.rotation_period)
    def test_the_rotation_period_is_a_year_by_default(self):
        self.kms.enable_key_rotation(KeyId=self.key)
        self.assertEqual(365, self.kms.get_key_rotation_status(KeyId=self.key)["RotationPeriodInDays"])

    @guards
    def test_a_key_that_does_not_rotate_has_no_period(self):
        self.assertNotIn("RotationPeriodInDays", self.kms.get_key_rotation_status(KeyId=self.key))
