using DrTerraform.Functions.Shared.Configuration;
using DrTerraform.Functions.Shared.Logging;

namespace DrTerraform.Functions.Tests.Shared.Configuration;

[TestFixture]
public sealed class FunctionSettingsTests
{
    private static readonly Dictionary<string, string> Complete = new()
    {
        ["AWS_REGION"] = "us-east-1",
        ["AWS_ACCESS_KEY_ID"] = "key",
        ["AWS_SECRET_ACCESS_KEY"] = "secret",
        ["DR_CONTROL_TABLE"] = "control",
        ["DR_SESSIONS_TABLE"] = "sessions",
        ["DR_DATABASE_WRITER_HOST"] = "writer.example",
        ["DR_DATABASE_READER_HOST"] = "reader.example",
        ["DR_DATABASE_PORT"] = "5432",
        ["DR_DATABASE_NAME"] = "payments",
        ["DR_DATABASE_SECRET"] = "database",
        ["DR_LOG_LEVEL"] = "warn",
    };

    [Test]
    public void A_complete_environment_is_read()
    {
        var settings = Read(Complete);

        (settings.Runtime.Region, settings.ControlTable, settings.Database.WriterHost, settings.Database.Port, settings.Runtime.LogLevel)
            .ShouldBe(("us-east-1", "control", "writer.example", 5432, LogLevel.Warn));
    }

    [Test]
    public void Every_missing_variable_is_named_at_once() =>
        Should.Throw<IncompleteEnvironmentException>(() => Read([])).Message.ShouldBe(
            "the function cannot start: not set: AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, DR_LOG_LEVEL, DR_CONTROL_TABLE, DR_SESSIONS_TABLE, "
            + "DR_DATABASE_WRITER_HOST, DR_DATABASE_READER_HOST, DR_DATABASE_PORT, DR_DATABASE_NAME, DR_DATABASE_SECRET. "
            + "Set them on the function's environment and deploy again");

    [TestCase("DR_DATABASE_PORT", "0", "DR_DATABASE_PORT is '0', allowed is a port from 1 to 65535")]
    [TestCase("DR_DATABASE_PORT", "65536", "DR_DATABASE_PORT is '65536', allowed is a port from 1 to 65535")]
    [TestCase("DR_DATABASE_PORT", "5432x", "DR_DATABASE_PORT is '5432x', allowed is a port from 1 to 65535")]
    [TestCase("DR_LOG_LEVEL", "loud", "DR_LOG_LEVEL is 'loud', allowed is debug, info, warn or error")]
    [TestCase("AWS_ENDPOINT_URL", "localhost", "AWS_ENDPOINT_URL is 'localhost', allowed is an http or https address")]
    public void A_wrong_value_is_named_with_what_is_allowed(string name, string value, string problem) =>
        Should.Throw<IncompleteEnvironmentException>(() => Read(new(Complete) { [name] = value })).Problems.ShouldBe([problem]);

    [Test]
    public void An_emulator_address_replaces_that_of_aws() =>
        Read(new(Complete) { ["AWS_ENDPOINT_URL"] = "http://127.0.0.1:5000" }).Runtime.EndpointOverride.ShouldBe(new Uri("http://127.0.0.1:5000"));

    [Test]
    [Property("Requirement", "X-6")]
    public void The_certificate_authorities_of_amazon_are_the_default() =>
        Path.GetFileName(Read(Complete).Database.CertificateAuthoritiesFile).ShouldBe("rds-ca.pem");

    [Test]
    public void Another_file_of_certificate_authorities_can_be_named() =>
        Read(new(Complete) { ["DR_DATABASE_CA_FILE"] = "/opt/ca.pem" }).Database.CertificateAuthoritiesFile.ShouldBe("/opt/ca.pem");

    [Test]
    public void Printing_the_credentials_does_not_print_the_secret() => Read(Complete).Runtime.Credentials.ToString().ShouldNotContain("secret");

    private static FunctionSettings Read(Dictionary<string, string> variables)
    {
        var reader = new EnvironmentReader(variables);
        var settings = FunctionSettings.Read(reader);
        reader.ThrowIfIncomplete();
        return settings;
    }
}
