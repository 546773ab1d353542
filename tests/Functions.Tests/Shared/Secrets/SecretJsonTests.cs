using DrTerraform.Functions.Shared.Database;
using DrTerraform.Functions.Shared.Secrets;

namespace DrTerraform.Functions.Tests.Shared.Secrets;

[TestFixture]
public sealed class SecretJsonTests
{
    [Test]
    public void Other_keys_in_the_secret_do_not_matter() =>
        DatabaseCredentials.Parse("db", """{"engine":"postgres","username":"app","password":"p","port":5432}""").ShouldBe(new DatabaseCredentials("app", "p"));

    [TestCase("")]
    [TestCase("p4ssw0rd")]
    [TestCase("[]")]
    [TestCase("""{"username":"app"}""")]
    [TestCase("""{"username":"app","password":""}""")]
    [TestCase("""{"username":"app","password":4711}""")]
    public void A_secret_of_another_form_is_refused_without_telling_what_it_holds(string json) =>
        Should.Throw<InvalidSecretException>(() => DatabaseCredentials.Parse("payments/db", json)).Message.ShouldBe(
            "secret 'payments/db' is unusable: it must hold a JSON object with the texts \"username\", \"password\"; put a correct version into it");

    [Test]
    public void Printing_the_credentials_does_not_print_the_password() => new DatabaseCredentials("app", "hunter2").ToString().ShouldNotContain("hunter2");
}
