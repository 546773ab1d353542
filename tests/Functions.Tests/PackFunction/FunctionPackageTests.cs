using System.IO.Compression;
using DrTerraform.PackFunction;

namespace DrTerraform.Functions.Tests.PackFunction;

[TestFixture]
public sealed class FunctionPackageTests
{
    private string _folder = null!;
    private string _zips = null!;

    [SetUp]
    public void Prepare()
    {
        _folder = Directory.CreateTempSubdirectory("dr-publish-").FullName;
        _zips = Directory.CreateTempSubdirectory("dr-zips-").FullName;
        Write("Program", "elf");
        Write("b.dll", "b");
        Write("B.dll", "B");
        Write("a/deep.json", "{}");
        Write("Program.pdb", "symbols");
        Write("Program.xml", "documentation");
    }

    [TearDown]
    public void Remove()
    {
        Directory.Delete(_folder, recursive: true);
        Directory.Delete(_zips, recursive: true);
    }

    [Test]
    public void The_same_files_make_the_same_bytes_at_another_time_with_other_modes()
    {
        var first = Pack("1.zip");
        foreach (var file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherExecute);
            }
        }

        File.ReadAllBytes(Pack("2.zip")).ShouldBe(File.ReadAllBytes(first));
    }

    [Test]
    public void A_changed_file_makes_other_bytes()
    {
        var first = Pack("1.zip");
        Write("b.dll", "c");

        File.ReadAllBytes(Pack("2.zip")).ShouldNotBe(File.ReadAllBytes(first));
    }

    [Test]
    public void Entries_are_in_ordinal_order_without_symbols_and_documentation()
    {
        using var zip = ZipFile.OpenRead(Pack("1.zip"));

        zip.Entries.Select(entry => entry.FullName).ShouldBe(["B.dll", "a/deep.json", "b.dll", "bootstrap"]);
    }

    [Test]
    public void The_program_is_executable_and_nothing_else_is()
    {
        using var zip = ZipFile.OpenRead(Pack("1.zip"));

        zip.Entries.Select(entry => (entry.FullName, Convert.ToString((entry.ExternalAttributes >> 16) & 0x1FF, 8))).ShouldBe(
            [("B.dll", "644"), ("a/deep.json", "644"), ("b.dll", "644"), ("bootstrap", "755")]);
    }

    [Test]
    public void A_folder_without_the_program_is_refused_and_leaves_no_zip()
    {
        Should.Throw<FileNotFoundException>(() => FunctionPackage.Write(_folder, "Other", Path.Combine(_zips, "1.zip")))
            .Message.ShouldBe($"'{_folder}' holds no 'Other': publish the function there first");
        Directory.EnumerateFiles(_zips).ShouldBeEmpty();
    }

    [Test]
    public void An_older_zip_is_replaced_and_nothing_unfinished_stays()
    {
        Pack("1.zip");
        Pack("1.zip");

        Directory.EnumerateFiles(_zips).ShouldHaveSingleItem();
    }

    private string Pack(string name)
    {
        var zip = Path.Combine(_zips, name);
        FunctionPackage.Write(_folder, "Program", zip);
        return zip;
    }

    private void Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
