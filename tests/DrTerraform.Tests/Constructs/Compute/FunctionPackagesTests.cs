using DrTerraform.Constructs.Compute;
using DrTerraform.Settings;

namespace DrTerraform.Tests.Constructs.Compute;

[TestFixture]
public sealed class FunctionPackagesTests
{
    private string _root = null!;

    [SetUp]
    public void MakeRoot() => _root = Directory.CreateTempSubdirectory("dr-packages-").FullName;

    [TearDown]
    public void RemoveRoot() => Directory.Delete(_root, recursive: true);

    [Test]
    public void Without_a_folder_they_are_where_the_build_puts_them()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, ".dr", "functions")).FullName;
        File.WriteAllText(Path.Combine(folder, "payment-webhook.zip"), "");
        File.WriteAllText(Path.Combine(folder, "region-health.zip"), "");
        File.WriteAllText(Path.Combine(folder, "region-monitor.zip"), "");

        FunctionPackages.In(null, _root).ShouldBe(new FunctionPackages(Path.Combine(folder, "payment-webhook.zip"), Path.Combine(folder, "region-health.zip"), Path.Combine(folder, "region-monitor.zip")));
    }

    [Test]
    public void Packages_compiled_ahead_of_time_have_a_folder_of_their_own()
    {
        var folder = Path.Combine(_root, "native-aot");

        Should.Throw<MissingPackagesException>(() => FunctionPackages.In(_root, "/elsewhere", FunctionPackaging.NativeAot)).Message
            .ShouldEndWith($"{Path.Combine(folder, "region-monitor.zip")}; build them with tools/publish-functions --native-aot '{folder}'");
    }

    [Test]
    public void A_missing_package_is_named_with_the_way_to_build_it()
    {
        File.WriteAllText(Path.Combine(_root, "payment-webhook.zip"), "");
        File.WriteAllText(Path.Combine(_root, "region-monitor.zip"), "");

        Should.Throw<MissingPackagesException>(() => FunctionPackages.In(_root, "/elsewhere")).Message
            .ShouldBe($"function packages are missing: {Path.Combine(_root, "region-health.zip")}; build them with tools/publish-functions '{_root}'");
    }
}
