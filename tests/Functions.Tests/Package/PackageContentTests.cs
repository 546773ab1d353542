using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace DrTerraform.Functions.Tests.Package;

[TestFixture("config-sync")]
[TestFixture("payment-webhook")]
[TestFixture("region-health")]
[TestFixture("region-monitor")]
[TestFixture("table-health")]
[Category("Package")]
public sealed partial class PackageContentTests(string function)
{
    // Amazon Linux 2023, which provided.al2023 is made of, has this one.
    private static readonly Version NewestGlibc = new(2, 34);

    private ZipArchive _zip = null!;

    [OneTimeSetUp]
    public void Open() => _zip = ZipFile.OpenRead(PublishedFunction.Zip(function));

    [OneTimeTearDown]
    public void Close() => _zip?.Dispose();

    [Test]
    public void No_binary_needs_a_newer_glibc_than_the_runtime_has()
    {
        var needed = _zip.Entries
            .Select(entry => (entry.Name, Bytes: BytesOf(entry)))
            .Where(entry => entry.Bytes.AsSpan().StartsWith("\u007fELF"u8))
            .SelectMany(entry => GlibcVersion().Matches(Encoding.Latin1.GetString(entry.Bytes))
                .Select(match => (entry.Name, Version: Version.Parse(match.Groups[1].Value))))
            .ToList();

        needed.ShouldNotBeEmpty();
        needed.Where(symbol => symbol.Version > NewestGlibc).ShouldBeEmpty();
    }

    [Test]
    public void The_zip_has_at_most_18_megabytes() => new FileInfo(PublishedFunction.Zip(function)).Length.ShouldBeLessThanOrEqualTo(18_000_000);

    [Test]
    public void The_entry_point_is_executable() =>
        Convert.ToString((_zip.GetEntry("bootstrap").ShouldNotBeNull().ExternalAttributes >> 16) & 0x1FF, 8).ShouldBe("755");

    [Test]
    public void No_entry_carries_the_time_of_its_build() =>
        _zip.Entries.Select(entry => entry.LastWriteTime.DateTime.ToString("s", CultureInfo.InvariantCulture)).Distinct().ShouldBe(["1980-01-01T00:00:00"]);

    [Test]
    public void Symbols_and_documentation_stay_out() =>
        _zip.Entries.Where(entry => Path.GetExtension(entry.Name) is ".pdb" or ".xml").ShouldBeEmpty();

    [Test]
    public void No_assembly_names_a_path_of_the_machine_that_built_it() =>
        _zip.Entries.Where(entry => entry.Name.StartsWith("DrTerraform", StringComparison.Ordinal))
            .Where(entry => HasPath(BytesOf(entry))).ShouldBeEmpty();

    private static bool HasPath(byte[] bytes)
    {
        var root = Path.GetFullPath(Path.Combine(TestContext.CurrentContext.TestDirectory, "..", "..", "..", "..", ".."));
        return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(root)) >= 0;
    }

    private static byte[] BytesOf(ZipArchiveEntry entry)
    {
        using var from = entry.Open();
        using var to = new MemoryStream();
        from.CopyTo(to);
        return to.ToArray();
    }

    [GeneratedRegex(@"GLIBC_(\d+\.\d+(?:\.\d+)?)\0")]
    private static partial Regex GlibcVersion();
}
