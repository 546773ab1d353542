using System.Diagnostics;
using DrTerraform.Functions.Tests.Support;

namespace DrTerraform.Functions.Tests.Package;

/// <summary>Takes as long as publishing everything twice, so it runs with the soak tests.</summary>
[TestFixture]
[Category("Soak")]
public sealed class ReproducibilityTests
{
    [Test]
    public async Task Two_clean_builds_at_two_paths_give_the_same_bytes()
    {
        var folder = Directory.CreateTempSubdirectory("dr-publish-").FullName;
        try
        {
            var script = Path.GetFullPath(Path.Combine(GeneratedSection.PathOf("."), "..", "tools", "publish-functions"));
            using var publish = Process.Start(new ProcessStartInfo(script, ["--verify", folder]) { RedirectStandardError = true })!;
            var error = await publish.StandardError.ReadToEndAsync();
            await publish.WaitForExitAsync();

            publish.ExitCode.ShouldBe(0, error);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
