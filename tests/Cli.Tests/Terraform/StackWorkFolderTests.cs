using DrTerraform.Cli.Terraform;
using DrTerraform.Cli.Tests.Support;

namespace DrTerraform.Cli.Tests.Terraform;

[TestFixture]
public sealed class StackWorkFolderTests
{
    private const string Stack = """{ "terraform": { "backend": { "s3": { "bucket": "a" } } }, "resource": {} }""";

    private const string LocalStack = """{ "terraform": { "backend": { "local": { "path": "../backend.tfstate" } } } }""";

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void Start()
    {
        _folder = new TemporaryFolder();
        _folder.Write("stack/cdk.tf.json", Stack);
        _folder.Write("stack/assets/code/a.zip", "zip");
    }

    [TearDown]
    public void End() => _folder.Dispose();

    [Test]
    public void The_synthesized_stack_is_copied_as_it_is()
    {
        Prepare();
        File.ReadAllText(_folder["work", "cdk.tf.json"]).ShouldBe(Stack);
    }

    [Test]
    public void Assets_are_found_beside_the_copy()
    {
        Prepare();
        File.ReadAllText(_folder["work", "assets", "code", "a.zip"]).ShouldBe("zip");
    }

    [Test]
    public void Preparing_again_leaves_the_assets_of_the_stack_alone()
    {
        Prepare();
        Prepare();
        File.Exists(_folder["stack", "assets", "code", "a.zip"]).ShouldBeTrue();
    }

    [Test]
    public void Where_nothing_is_applied_a_local_backend_lies_beside_the_copy_and_not_beside_the_stack()
    {
        Prepare();
        File.ReadAllText(_folder["work", StackWorkFolder.OverrideFile]).ShouldContain("\"local\"");
        Directory.GetFiles(_folder["stack"]).ShouldBe([_folder["stack", "cdk.tf.json"]]);
    }

    [Test]
    public void A_state_in_a_bucket_is_where_the_stack_says()
    {
        Prepare();
        Prepare(StateHome.Declared);
        File.Exists(_folder["work", StackWorkFolder.OverrideFile]).ShouldBeFalse();
    }

    [Test]
    public void A_state_in_a_file_is_found_from_where_the_stack_was_written_not_from_its_copy()
    {
        _folder.Write("stack/cdk.tf.json", LocalStack);
        Prepare(StateHome.Declared);
        File.ReadAllText(_folder["work", StackWorkFolder.OverrideFile]).ShouldContain($"\"path\":\"{_folder["backend.tfstate"]}\"");
    }

    [Test]
    public void A_state_in_a_file_that_describes_the_emulator_lies_with_it()
    {
        _folder.Write("stack/cdk.tf.json", LocalStack);
        Prepare(StateHome.In(_folder["states"]));
        File.ReadAllText(_folder["work", StackWorkFolder.OverrideFile]).ShouldContain($"\"path\":\"{_folder["states", "backend.tfstate"]}\"");
    }

    [Test]
    public void A_fresh_folder_is_not_initialized() => Prepare().IsInitialized.ShouldBeFalse();

    [Test]
    public void What_was_initialized_stays_so_while_nothing_changes()
    {
        Initialize();
        Prepare().IsInitialized.ShouldBeTrue();
    }

    [Test]
    public void New_resources_need_no_new_init()
    {
        Initialize();
        _folder.Write("stack/cdk.tf.json", Stack.Replace("\"resource\": {}", "\"resource\": { \"aws_vpc\": { \"main\": {} } }", StringComparison.Ordinal));
        Prepare().IsInitialized.ShouldBeTrue();
    }

    [Test]
    public void Another_backend_needs_a_new_init()
    {
        Initialize();
        _folder.Write("stack/cdk.tf.json", Stack.Replace("\"a\"", "\"b\"", StringComparison.Ordinal));
        Prepare().IsInitialized.ShouldBeFalse();
    }

    [Test]
    public void Another_terraform_needs_a_new_init()
    {
        Initialize();
        Prepare(toolKey: "terraform 1.12").IsInitialized.ShouldBeFalse();
    }

    [Test]
    public void A_provider_whose_mirror_has_gone_needs_a_new_init()
    {
        Initialize();
        Directory.Delete(_folder["mirror"], recursive: true);
        Prepare().IsInitialized.ShouldBeFalse();
    }

    [Test]
    public void Only_a_stack_that_reads_remote_state_waits_for_its_neighbours()
    {
        Prepare().ReadsNeighbours.ShouldBeFalse();
        _folder.Write("stack/cdk.tf.json", """{ "data": { "terraform_remote_state": { "global": {} } } }""");
        Prepare().ReadsNeighbours.ShouldBeTrue();
    }

    private StackWorkFolder Prepare(StateHome? home = null, string toolKey = "terraform 1.11") =>
        StackWorkFolder.Prepare(_folder["work"], _folder["stack"], home ?? StateHome.None, toolKey);

    /// <summary>Leaves behind what `terraform init` does: a lock file, and links into the mirror.</summary>
    private void Initialize()
    {
        var prepared = Prepare();
        _folder.Write("work/.terraform.lock.hcl", "");
        Directory.CreateDirectory(_folder["mirror"]);
        Directory.CreateDirectory(_folder["work", ".terraform", "providers", "host", "hashicorp", "aws", "5.100.0"]);
        Directory.CreateSymbolicLink(_folder["work", ".terraform", "providers", "host", "hashicorp", "aws", "5.100.0", "linux_amd64"], _folder["mirror"]);
        prepared.RememberInit();
    }
}
