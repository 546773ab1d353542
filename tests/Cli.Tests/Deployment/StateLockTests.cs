using DrTerraform.Cli.Deployment;
using DrTerraform.Cli.Processes;
using DrTerraform.Cli.Terraform;

namespace DrTerraform.Cli.Tests.Deployment;

[TestFixture]
public sealed class StateLockTests
{
    private const string Detail = """
        Error message: operation error DynamoDB: PutItem, https response error StatusCode: 400, ConditionalCheckFailedException: The conditional request failed
        Lock Info:
          ID:        8c1f3a9e-6d0b-7b1c-1a2b-0c9d8e7f6a5b
          Path:      s3-tfstate-usw2-dr-demo/primary.tfstate
          Operation: OperationTypeApply
          Who:       root@build-7
          Version:   1.11.4
          Created:   2026-11-21 00:37:49.123456789 +0000 UTC
          Info:


        Terraform acquires a state lock to protect the state from being written
        by multiple users at the same time.
        """;

    private static readonly ProcessRecord Dead = new() { Pid = 4711, Started = new DateTimeOffset(2026, 11, 21, 0, 37, 40, TimeSpan.Zero), Purpose = "apply of primary" };

    [Test]
    public void Its_number_holder_and_moment_are_read_from_terraforms_words() =>
        Found().ShouldBe(new StateLock("8c1f3a9e-6d0b-7b1c-1a2b-0c9d8e7f6a5b", "root@build-7", new DateTimeOffset(2026, 11, 21, 0, 37, 49, TimeSpan.Zero).AddTicks(1234567)));

    [Test]
    public void Another_error_is_no_lock() =>
        StateLock.In([new TerraformDiagnostic(true, "creating KMS Key", Detail, null)]).ShouldBeNull();

    [Test]
    public void A_lock_of_the_dead_process_is_recognized() => Found().WasTakenBy(Dead, "root", "build-7").ShouldBeTrue();

    [TestCase("alice", "build-7")]
    [TestCase("root", "build-8")]
    public void A_lock_of_somebody_else_is_left_alone(string user, string host) => Found().WasTakenBy(Dead, user, host).ShouldBeFalse();

    [Test]
    public void A_lock_from_before_the_dead_process_is_left_alone() =>
        Found().WasTakenBy(Dead with { Started = Dead.Started.AddMinutes(1) }, "root", "build-7").ShouldBeFalse();

    private static StateLock Found() => StateLock.In([new TerraformDiagnostic(true, "Error acquiring the state lock", Detail, null)]).ShouldNotBeNull();
}
