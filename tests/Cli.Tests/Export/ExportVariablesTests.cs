using DrTerraform.Cli.Export;
using DrTerraform.Cli.Tests.Support;
using DrTerraform.Settings;

namespace DrTerraform.Cli.Tests.Export;

[TestFixture]
public sealed class ExportVariablesTests
{
    private static readonly DrSettings Settings = SettingsReader.Read(new SettingsSource(Path.Combine(ProjectRoot.Path, "Blueprints/aurora-failover.json"))
    {
        Sets = ["suffix=demo", "environment=dr", "project=payments", "primary.region=us-east-1", "secondary.region=us-west-2", "dns.domain=payments-dr.example.net"],
    });

    private static readonly ExportVariables Variables = ExportVariables.Of(Settings);

    [TestCase("us-east-1", "${var.primary_region}")]
    [TestCase("arn:aws:sns:us-west-2:1:x", "arn:aws:sns:${var.secondary_region}:1:x")]
    [TestCase("status-us-east-1.payments-dr.example.net", "status-${var.primary_region}.${var.domain}")]
    [TestCase("https://api.payments-dr.example.net/x", "https://api.${var.domain}/x")]
    [TestCase("aurora-payments-use1-dr-demo", "aurora-payments-${var.primary_label}-dr-${var.suffix}")]
    [TestCase("/aws/lambda/lambda-payment-webhook-usw2-dr-demo:*", "/aws/lambda/lambda-payment-webhook-${var.secondary_label}-dr-${var.suffix}:*")]
    [TestCase("dynamodb-sessions-global-dr-demo", "dynamodb-sessions-global-dr-${var.suffix}")]
    [TestCase("a kms-data-use1-dr-demo and a kms-data-usw2-dr-demo", "a kms-data-${var.primary_label}-dr-${var.suffix} and a kms-data-${var.secondary_label}-dr-${var.suffix}")]
    [TestCase("/payments/dr-demo/api/url", "/payments/dr-${var.suffix}/api/url")]
    [TestCase("${a.id}:alias/kms-data-use1-dr-demo", "${a.id}:alias/kms-data-${var.primary_label}-dr-${var.suffix}")]
    public void A_value_that_the_settings_hold_becomes_a_variable(string text, string expected) => Variables.Apply(text).ShouldBe(expected);

    [TestCase("demo")]
    [TestCase("a demo for us")]
    [TestCase("use1")]
    [TestCase("us-east-1a")]
    [TestCase("us-east-11")]
    [TestCase("kms-data-eu-dr-demo")]
    [TestCase("kms-data-use1-dr-demonstration")]
    [TestCase("my-payments-dr.example.net")]
    [TestCase("payments-dr.example.network")]
    [TestCase("payments-dr.example.net.other")]
    [TestCase("/payments/dr-demo")]
    [TestCase("""${f("us-east-1")}""")]
    public void The_same_letters_elsewhere_stay(string text) => Variables.Apply(text).ShouldBe(text);

    [Test]
    public void A_template_of_names_that_begins_with_the_suffix_is_understood() =>
        ExportVariables.Of(Settings with { Naming = new NamingSettings { Template = "{suffix}-{region}-{type}-{purpose}" } }).Apply("demo-use1-kms-data").ShouldBe("${var.suffix}-${var.primary_label}-kms-data");

    [Test]
    public void Only_variables_that_something_refers_to_count_as_used() =>
        Variables.UsedIn(["${var.suffix}", "x = var.domain"]).Select(variable => variable.Name).ShouldBe(["suffix", "domain"]);
}
