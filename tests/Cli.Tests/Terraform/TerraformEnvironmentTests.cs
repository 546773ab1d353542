using DrTerraform.Cli.Terraform;

namespace DrTerraform.Cli.Tests.Terraform;

[TestFixture]
public sealed class TerraformEnvironmentTests
{
    private static readonly Uri Endpoint = new("http://127.0.0.1:5000/");

    [TestCase("AWS_PROFILE")]
    [TestCase("AWS_SESSION_TOKEN")]
    [TestCase("AWS_ENDPOINT_URL_S3")]
    [TestCase("AWS_WEB_IDENTITY_TOKEN_FILE")]
    [TestCase("AWS_REGION")]
    [TestCase("TF_WORKSPACE")]
    [TestCase("TF_DATA_DIR")]
    [TestCase("TF_CLI_ARGS_plan")]
    public void A_variable_of_the_operator_never_reaches_the_emulator(string name) =>
        TerraformEnvironment.ForEmulator(Endpoint, [name]).Single(change => change.Key == name).Value.ShouldBeNull();

    [TestCase("AWS_ENDPOINT_URL", "http://127.0.0.1:5000")]
    [TestCase("AWS_ACCESS_KEY_ID", "test")]
    [TestCase("AWS_SECRET_ACCESS_KEY", "test")]
    [TestCase("AWS_EC2_METADATA_DISABLED", "true")]
    [TestCase("AWS_CONFIG_FILE", "/dev/null")]
    [TestCase("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")]
    [TestCase("CHECKPOINT_DISABLE", "1")]
    [TestCase("TF_IN_AUTOMATION", "1")]
    public void The_emulator_is_reached_by_variables_alone_whatever_the_operator_has_set(string name, string value) =>
        TerraformEnvironment.ForEmulator(Endpoint, [name])[name].ShouldBe(value);

    [TestCase("PATH")]
    [TestCase("TF_CLI_CONFIG_FILE")]
    [TestCase("HOME")]
    public void What_has_nothing_to_do_with_AWS_stays(string name) =>
        TerraformEnvironment.ForEmulator(Endpoint, [name]).Keys.ShouldNotContain(name);

    [Test]
    public void For_aws_no_variable_of_AWS_is_touched() =>
        TerraformEnvironment.ForAws().Keys.ShouldAllBe(name => !name.StartsWith("AWS_", StringComparison.Ordinal));
}
