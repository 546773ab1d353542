using System.Text.Json;
using DrTerraform.Constructs.Configuration;
using DrTerraform.Settings;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Configuration;

/// <summary>The same secret in both modes.</summary>
[TestFixture]
public sealed class SharedParametersTests
{
    private JsonElement _writeOnly;
    private JsonElement _random;

    [OneTimeSetUp]
    public void Synthesize()
    {
        _writeOnly = Declare(SecretMode.WriteOnly);
        _random = Declare(SecretMode.Random);
    }

    [Test]
    [Property("Requirement", "B-CFG-1")]
    public void It_is_below_the_shared_path() => _writeOnly.Text("name").ShouldBe("/payments/dr-test/shared/api-key");

    [Test]
    [Property("Requirement", "B-CFG-1")]
    [Property("Requirement", "X-6")]
    public void It_is_encrypted_with_the_key_of_its_own_region() => (_writeOnly.Text("type"), _writeOnly.Text("key_id")).ShouldBe(("SecureString", Some.KeyArn));

    [Test]
    [Property("Requirement", "T-9")]
    public void In_write_only_mode_no_state_ever_holds_its_value() => _writeOnly.ShouldSatisfyAllConditions(
        parameter => parameter.Text("value_wo")!.ShouldStartWith("${ephemeral."),
        parameter => parameter.Number("value_wo_version").ShouldBe(1),
        parameter => parameter.At("value").ShouldBeNull());

    [Test]
    [Property("Requirement", "T-9")]
    public void In_random_mode_it_begins_with_what_the_random_provider_made() => _random.Text("value")!.ShouldStartWith("${random_password.");

    [Test]
    public void What_an_operator_or_the_synchronizer_writes_is_never_taken_back() => _random.Texts("lifecycle.ignore_changes").ShouldBe(["value", "description"]);

    private static JsonElement Declare(SecretMode mode)
    {
        var stack = Some.Stack();
        _ = new SharedParameters(stack, "Shared", new SharedParametersProps
        {
            Placement = Some.Placement(stack),
            Settings = Some.Settings() with { Secrets = new SecretSettings { Mode = mode }, Configuration = new ConfigurationSettings { Secrets = ["api-key"] } },
            KeyArn = Some.KeyArn,
        });
        return SynthesizedStack.Of(stack).Only("aws_ssm_parameter");
    }
}
