using System.Globalization;
using System.Text;
using DrTerraform.Cli.Tests.Support;
using DrTerraform.Functions.Shared.Signing;

namespace DrTerraform.Cli.Tests.Serve;

[TestFixture]
public sealed class SignCommandTests
{
    private const string Order = """{"amount_minor":1999}""";

    [Test]
    public async Task A_file_is_signed_with_the_key_in_a_file()
    {
        using var world = new World();
        world.Folder.Write("key", "secret\n");
        world.Folder.Write("order.json", Order);

        (await world.RunAsync("sign", "order.json", "--key-file", "key")).ShouldBe(ExitCode.Fine, world.Error);

        ShouldBeSignedWith("secret", world.Output);
    }

    [Test]
    public async Task Standard_input_is_signed_with_the_key_of_the_api_that_runs()
    {
        using var world = new World { Input = Order };
        world.Folder.Write(".dr/serve/webhook.key", "served");

        (await world.RunAsync("sign")).ShouldBe(ExitCode.Fine, world.Error);

        ShouldBeSignedWith("served", world.Output);
    }

    [TestCase("no 'dr serve' runs")]
    [TestCase("--key-file is 'nowhere', which does not exist", "--key-file", "nowhere")]
    [TestCase("'empty' is empty", "--key-file", "empty")]
    [TestCase("the body 'nobody.json' does not exist", "nobody.json", "--key-file", "key")]
    public async Task What_is_missing_is_said(string message, params string[] arguments)
    {
        using var world = new World();
        world.Folder.Write("key", "secret");
        world.Folder.Write("empty", "\n");

        (await world.RunAsync(["sign", .. arguments])).ShouldBe(ExitCode.Usage);

        world.Error.ShouldContain(message);
    }

    // t=SECONDS,v1=HEX
    private static void ShouldBeSignedWith(string key, string output)
    {
        var seconds = output.TrimEnd().Split(',')[0]["t=".Length..];
        var signedAt = DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture));
        output.TrimEnd().ShouldBe(WebhookSignature.HeaderFor(key, signedAt, Encoding.UTF8.GetBytes(Order)));
    }
}
