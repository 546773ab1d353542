using DrTerraform.Constructs.Foundation;
using DrTerraform.Settings;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Foundation;

[TestFixture]
public sealed class GeneratedPasswordTests
{
    private SynthesizedStack _writeOnly = null!;
    private SynthesizedStack _random = null!;
    private GeneratedPassword _password = null!;

    [OneTimeSetUp]
    public void Synthesize()
    {
        (_writeOnly, _password) = Declare(SecretMode.WriteOnly);
        (_random, _) = Declare(SecretMode.Random);

        static (SynthesizedStack, GeneratedPassword) Declare(SecretMode mode)
        {
            var stack = Some.Stack();
            var props = new GeneratedPasswordProps { Placement = Some.Placement(stack), Settings = new SecretSettings { Mode = mode, Generation = 2 } };
            var password = new GeneratedPassword(stack, "First", props);
            _ = new GeneratedPassword(stack, "Second", props);
            return (SynthesizedStack.Of(stack), password);
        }
    }

    [Test]
    [Property("Requirement", "X-6")]
    public void A_write_only_value_is_ephemeral_and_no_resource_holds_it()
    {
        _writeOnly.Root.GetProperty("ephemeral").GetProperty("aws_secretsmanager_random_password").EnumerateObject().Select(value => value.Name).ShouldBe(["First", "Second"]);
        _writeOnly.Counts().ShouldBeEmpty();
    }

    [Test]
    public void AWS_generates_it_in_the_region_of_the_writer_without_what_would_break_JSON()
    {
        var value = _writeOnly.Root.At("ephemeral.aws_secretsmanager_random_password.First")!.Value;
        value.Text("provider").ShouldBe("aws.secondary");
        value.Number("password_length").ShouldBe(32);
        value.Flag("exclude_punctuation").ShouldBeTrue();
    }

    [Test]
    public void It_says_how_it_may_be_used()
    {
        _password.IsWriteOnly.ShouldBeTrue();
        _password.Generation.ShouldBe(2);
        _password.Value.ShouldBe("${ephemeral.aws_secretsmanager_random_password.First.random_password}");
    }

    [Test]
    public void A_random_value_is_made_anew_with_each_generation() => _random.Resources("random_password").ShouldAllBe(password =>
        password.Text("keepers.generation") == "2" && password.Number("length") == 32 && !password.Flag("special"));

    [Test]
    public void Random_values_share_one_provider()
    {
        _random.Resources("random_password").Count.ShouldBe(2);
        _random.Root.GetProperty("provider").GetProperty("random").GetArrayLength().ShouldBe(1);
        _random.Root.TryGetProperty("ephemeral", out _).ShouldBeFalse();
    }
}
