using DrTerraform.Functions.ConfigSync;

namespace DrTerraform.Functions.Tests.ConfigSync;

[TestFixture]
public sealed class CopyMarkTests
{
    private static readonly CopyMark Mark = new("us-east-1", new DateTimeOffset(2026, 11, 20, 12, 0, 0, 7, TimeSpan.Zero), 3);

    [Test]
    public void A_mark_reads_back_from_the_description() => CopyMark.In(Mark.ToDescription(), 3).ShouldBe(Mark);

    [Test]
    public void An_edited_copy_is_a_copy_no_more() => CopyMark.In(Mark.ToDescription(), 4).ShouldBeNull();

    [TestCase(null)]
    [TestCase("")]
    [TestCase("The database password")]
    [TestCase("Copied from us-east-1, where it was edited at 2026-99-99T12:00:00.000Z, as version 3.")]
    [TestCase("Copied from us-east-1, where it was edited at 2026-11-20T12:00:00.007Z, as version 3. Or not.")]
    public void Another_description_is_no_mark(string? description) => CopyMark.In(description, 3).ShouldBeNull();
}
