from dr_emulator import autoscaling
from tests.support import EmulatorTest, proves


class ScalableTargets(EmulatorTest):
    def setUp(self):
        super().setUp()
        self.scaling = self.client("application-autoscaling")
        self.target = self.scaling.register_scalable_target(
            ServiceNamespace="dynamodb",
            ResourceId="table/sessions",
            ScalableDimension="dynamodb:table:WriteCapacityUnits",
            MinCapacity=1,
            MaxCapacity=10,
            Tags={"owner": "payments"},
        )["ScalableTargetARN"]

    def tags(self):
        return self.scaling.list_tags_for_resource(ResourceARN=self.target)["Tags"]

    @proves(autoscaling.target_tags)
    def test_tags_given_at_registration_are_listed(self):
        self.assertEqual({"owner": "payments"}, self.tags())

    @proves(autoscaling.target_tags)
    def test_a_tag_can_be_taken_off(self):
        self.scaling.tag_resource(ResourceARN=self.target, Tags={"cost": "7"})
        self.scaling.untag_resource(ResourceARN=self.target, TagKeys=["owner"])
        self.assertEqual({"cost": "7"}, self.tags())
