using DrTerraform.Constructs.Configuration;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Configuration;

[TestFixture]
public sealed class RegionParametersTests
{
    private SynthesizedStack _stack = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        var stack = Some.Stack();
        _ = new RegionParameters(stack, "Parameters", new RegionParametersProps
        {
            Placement = Some.Placement(stack),
            Settings = Some.Settings(),
            KeyArn = Some.KeyArn,
            Values = new Dictionary<string, string> { ["api/url"] = "https://here", ["database/writer-endpoint"] = "db.here" },
        });
        _stack = SynthesizedStack.Of(stack);
    }

    [Test]
    [Property("Requirement", "A-OPT-1")]
    public void Each_value_is_under_a_path_that_does_not_name_the_region() =>
        _stack.Resources("aws_ssm_parameter").ToDictionary(parameter => parameter.Text("name")!, parameter => parameter.Text("value"))
            .ShouldBe(new Dictionary<string, string?> { ["/payments/dr-test/api/url"] = "https://here", ["/payments/dr-test/database/writer-endpoint"] = "db.here" }, ignoreOrder: true);

    [Test]
    [Property("Requirement", "X-6")]
    public void Each_value_is_encrypted_with_the_key_of_its_own_region() =>
        _stack.Resources("aws_ssm_parameter").ShouldAllBe(parameter => parameter.Text("type") == "SecureString" && parameter.Text("key_id") == Some.KeyArn);
}
