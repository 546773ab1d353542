using DrTerraform.Functions.Shared.Http;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.Shared.Http;

[TestFixture]
public sealed class RouterTests
{
    private static readonly Router Router = new(
        new Route("POST", "/payments", Answer),
        new Route("GET", "/payments/{id}", Answer),
        new Route("PUT", "/payments/{id}", Answer));

    [Test]
    public void The_named_place_in_the_path_is_handed_on() => Router.Find(Some.Request("GET", "/payments/42")).Request.PathParameters["id"].ShouldBe("42");

    [TestCase("/")]
    [TestCase("")]
    [TestCase("/payment")]
    [TestCase("/payments/")]
    [TestCase("//payments")]
    [TestCase("/payments/1/2")]
    [TestCase("/Payments")]
    [TestCase("/%70ayments")]
    [TestCase("/payments/../payments")]
    public void An_unknown_path_is_not_found(string path) =>
        Should.Throw<ApiException>(() => Router.Find(Some.Request("POST", path))).Status.ShouldBe(404);

    [Test]
    public void Another_method_is_refused_with_the_methods_there_are()
    {
        var refused = Should.Throw<ApiException>(() => Router.Find(Some.Request("DELETE", "/payments/42")));

        (refused.Status, refused.Headers["Allow"]).ShouldBe((405, "GET, PUT"));
    }

    private static Task<ApiResponse> Answer(ApiRequest request, CancellationToken cancellation) => Task.FromResult(new ApiResponse(200));
}
