using System.Text.Json;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Constructs.Foundation;

[TestFixture]
public sealed class PolicyDocumentTests
{
    private static readonly Access Read = new("Read", ["s3:GetObject"], ["arn:aws:s3:::b/*"]);

    [Test]
    public void A_right_of_a_role_names_no_principal() => PolicyDocument.Of(Read).ShouldBe(
        """{"Statement":[{"Action":"s3:GetObject","Effect":"Allow","Resource":"arn:aws:s3:::b/*","Sid":"Read"}],"Version":"2012-10-17"}""");

    [Test]
    public void Several_actions_and_resources_are_lists()
    {
        var statement = Render(new Access("Read", ["a:B", "a:C"], ["x", "y"]));
        statement.Texts("Action").ShouldBe(["a:B", "a:C"]);
        statement.Texts("Resource").ShouldBe(["x", "y"]);
    }

    [Test]
    public void A_trust_names_who_and_no_resource()
    {
        var statement = Render(new Access("Trust", ["sts:AssumeRole"], []) { Who = Principal.Service("lambda.amazonaws.com") });
        statement.Text("Principal.Service").ShouldBe("lambda.amazonaws.com");
        statement.At("Resource").ShouldBeNull();
    }

    [Test]
    public void A_denial_is_rendered_as_one() => Render(Read with { Deny = true }).Text("Effect").ShouldBe("Deny");

    [Test]
    public void Conditions_of_one_operator_add_up()
    {
        var statement = Render(Read.When("StringEquals", "a:One", "1").When("StringEquals", "a:Two", "2", "3").When("Bool", "a:Three", "true"));
        statement.Text("Condition.StringEquals.a:One").ShouldBe("1");
        statement.Texts("Condition.StringEquals.a:Two").ShouldBe(["2", "3"]);
        statement.Text("Condition.Bool.a:Three").ShouldBe("true");
    }

    [Test]
    public void A_condition_leaves_the_right_that_it_was_made_of_alone()
    {
        _ = Read.When("Bool", "a:One", "true");
        Read.Conditions.ShouldBeEmpty();
    }

    [Test]
    public void Tokens_survive_since_nothing_in_them_is_escaped() =>
        PolicyDocument.Of(new Access("Read", ["a:B"], ["${TfToken[TOKEN.1]}/<&'>"])).ShouldContain("${TfToken[TOKEN.1]}/<&'>");

    private static JsonElement Render(Access access) => JsonDocument.Parse(PolicyDocument.Of(access)).RootElement.GetProperty("Statement")[0];
}
