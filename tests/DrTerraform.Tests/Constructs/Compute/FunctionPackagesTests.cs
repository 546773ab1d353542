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
        string[] files = [.. new[] { "payment-webhook.zip", "region-health.zip", "region-monitor.zip", "table-health.zip", "config-sync.zip" }.Select(name => Path.Combine(folder, name))];
        foreach (var file in files)
        {
            File.WriteAllText(file, "");
        }

        FunctionPackages.In(null, _root).ShouldBe(new FunctionPackages(files[0], files[1], files[2], files[3], files[4]));
    }

    [Test]
    public void Packages_compiled_ahead_of_time_have_a_folder_of_their_own()
    {
        var folder = Path.Combine(_root, "native-aot");

        Should.Throw<MissingPackagesException>(() => FunctionPackages.In(_root, "/elsewhere", FunctionPackaging.NativeAot)).Message
            .ShouldEndWith($"{Path.Combine(folder, "config-sync.zip")}; build them with tools/publish-functions --native-aot '{folder}'");
    }

    [Test]
    public void A_missing_package_is_named_with_the_way_to_build_it()
    {
        foreach (var name in new[] { "payment-webhook.zip", "region-monitor.zip", "table-health.zip", "config-sync.zip" })
        {
            File.WriteAllText(Path.Combine(_root, name), "");
        }

        Should.Throw<MissingPackagesException>(() => FunctionPackages.In(_root, "/elsewhere")).Message
            .ShouldBe($"function packages are missing: {Path.Combine(_root, "region-health.zip")}; build them with tools/publish-functions '{_root}'");
    }
}
