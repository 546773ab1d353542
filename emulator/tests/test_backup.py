from urllib.parse import quote

from dr_emulator import backup
from tests.support import EmulatorTest, proves

SELECTION = {
    "SelectionName": "data",
    "IamRoleArn": "arn:aws:iam::123456789012:role/backup",
    "Resources": ["arn:aws:dynamodb:us-east-1:123456789012:table/sessions"],
}


class Backup(EmulatorTest):
    def setUp(self):
        super().setUp()
        self.backup = self.client("backup")
        vault = self.backup.create_backup_vault(BackupVaultName="vault", BackupVaultTags={"owner": "payments"})
        self.vault = vault["BackupVaultArn"]
        rule = {"RuleName": "daily", "TargetBackupVaultName": "vault"}
        self.plan = self.backup.create_backup_plan(BackupPlan={"BackupPlanName": "plan", "Rules": [rule]})["BackupPlanId"]

    def select(self):
        return self.backup.create_backup_selection(BackupPlanId=self.plan, BackupSelection=SELECTION)["SelectionId"]

    @proves(backup.tags)
    def test_the_tags_of_a_vault_are_listed(self):
        # Without the slash at the end that botocore writes and others do not.
        self.assertEqual({"owner": "payments"}, self.raw("backup", f"/tags/{quote(self.vault, safe='')}")["Tags"])

    @proves(backup.selections)
    def test_a_selection_is_kept(self):
        found = self.backup.get_backup_selection(BackupPlanId=self.plan, SelectionId=self.select())
        self.assertEqual(SELECTION, {key: found["BackupSelection"][key] for key in SELECTION})

    @proves(backup.selections)
    def test_a_selection_is_listed_with_its_plan(self):
        selection = self.select()
        found = self.backup.list_backup_selections(BackupPlanId=self.plan)["BackupSelectionsList"]
        self.assertEqual([selection], [item["SelectionId"] for item in found])

    @proves(backup.selections)
    def test_a_deleted_selection_is_gone(self):
        selection = self.select()
        self.backup.delete_backup_selection(BackupPlanId=self.plan, SelectionId=selection)
        self.assert_refused(
            "ResourceNotFoundException", self.backup.get_backup_selection, BackupPlanId=self.plan, SelectionId=selection
        )

    @proves(backup.selections)
    def test_a_plan_that_selects_something_cannot_be_deleted(self):
        self.select()
        self.assert_refused("InvalidRequestException", self.backup.delete_backup_plan, BackupPlanId=self.plan)

    @proves(backup.vault_policy)
    def test_the_policy_of_a_vault_is_kept(self):
        self.backup.put_backup_vault_access_policy(BackupVaultName="vault", Policy='{"Statement":[]}')
        self.assertEqual('{"Statement":[]}', self.backup.get_backup_vault_access_policy(BackupVaultName="vault")["Policy"])

    @proves(backup.vault_policy)
    def test_a_vault_without_policy_says_so(self):
        self.assert_refused(
            "ResourceNotFoundException", self.backup.get_backup_vault_access_policy, BackupVaultName="vault"
        )

    @proves(backup.recovery_points)
    def test_a_vault_holds_no_recovery_points(self):
        found = self.backup.list_recovery_points_by_backup_vault(BackupVaultName="vault")
        self.assertEqual([], found["RecoveryPoints"])
