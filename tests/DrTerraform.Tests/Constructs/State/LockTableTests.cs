using System.Text.Json;
using DrTerraform.Constructs.State;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.State;

[TestFixture]
public sealed class LockTableTests
{
    private JsonElement _table;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _ = new LockTable(stack, "Locks", new LockTableProps { Placement = Some.Placement(stack), KeyArn = Some.KeyArn });
        _table = SynthesizedStack.Of(stack).Only("aws_dynamodb_table");
    }

    [Test]
    [Property("Requirement", "X-3")]
    public void Its_key_is_the_one_that_Terraform_asks_for() => _table.ShouldSatisfyAllConditions(
        table => table.Text("hash_key").ShouldBe("LockID"),
        table => table.Text("attribute.0.name").ShouldBe("LockID"),
        table => table.Text("attribute.0.type").ShouldBe("S"));

    [Test]
    [Property("Requirement", "X-6")]
    public void It_is_encrypted_with_the_key_of_the_state() => _table.Text("server_side_encryption.kms_key_arn").ShouldBe(Some.KeyArn);

    [Test]
    [Property("Requirement", "X-5")]
    public void It_can_be_destroyed() => _table.Flag("deletion_protection_enabled").ShouldBeFalse();

    [Test]
    public void It_is_paid_for_by_use() => _table.Text("billing_mode").ShouldBe("PAY_PER_REQUEST");
}
