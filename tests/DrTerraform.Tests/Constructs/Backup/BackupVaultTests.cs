using DrTerraform.Constructs.Backup;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Backup;

[TestFixture]
public sealed class BackupVaultTests
{
    private SynthesizedStack _stack = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _ = new BackupVault(stack, "Vault", new BackupVaultProps { Placement = Some.Placement(stack), KeyArn = Some.KeyArn });
        _stack = SynthesizedStack.Of(stack);
    }

    [Test]
    [Property("Requirement", "X-6")]
    public void It_is_encrypted_with_the_key_of_its_own_region() => _stack.Only("aws_backup_vault").Text("kms_key_arn").ShouldBe(Some.KeyArn);

    [Test]
    [Property("Requirement", "X-5")]
    public void It_can_be_destroyed_with_backups_in_it() => _stack.Only("aws_backup_vault").Flag("force_destroy").ShouldBeTrue();

    [Test]
    [Property("Requirement", "X-4")]
    public void Its_name_tells_its_region() => _stack.Only("aws_backup_vault").Text("name").ShouldBe("vault-backup-usw2-dr-test");
}
