using System.Text.RegularExpressions;
using DrTerraform.Settings;
using DrTerraform.Tests.Support;

namespace DrTerraform.Tests.Conventions;

/// <summary>Physical names are made in one place, so that every one of them is known, checked and unique.</summary>
[TestFixture]
public sealed partial class NamingTests
{
    // Names that are written out since they live inside something that has a name of its own.
    private static readonly Dictionary<(string Path, string Name), string> WrittenOut = new()
    {
        [("Constructs/Foundation/ServiceRole.cs", "rights")] = "a policy inside its role",
        [("Constructs/Backup/BackupSchedule.cs", "data")] = "a selection inside its plan",
        [("Constructs/Backup/BackupSchedule.cs", "daily")] = "a rule inside its plan",
        [("Constructs/Database/DatabaseParameters.cs", "log_min_duration_statement")] = "PostgreSQL's name of a parameter",
        [("Constructs/Network/PrivateNetwork.cs", "opt-in-status")] = "AWS's name of a filter",
        [("Constructs/State/LockTable.cs", "LockID")] = "the attribute that Terraform's backend asks for",
        [("Constructs/Database/AuroraEngine.cs", "aurora-postgresql")] = "AWS's name of the engine",
    };

    [Test]
    [Property("Requirement", "X-4")]
    public void No_name_of_a_resource_is_written_out_but_for_reasoned_exceptions() => Project.Sources("Constructs").Concat(Project.Sources("Stacks"))
        .SelectMany(source => LiteralName().Matches(source.Text).Select(match => (source.Path, match.Groups["name"].Value)))
        .ShouldBe(WrittenOut.Keys, ignoreOrder: true);

    [Test]
    [Property("Requirement", "X-4")]
    public void Nothing_in_a_name_is_random() => Project.Sources("Constructs").Concat(Project.Sources("Stacks"))
        .Where(source => source.Text.Contains("NamePrefix", StringComparison.Ordinal) || source.Text.Contains("RandomString", StringComparison.Ordinal) || source.Text.Contains("Guid.", StringComparison.Ordinal))
        .ShouldBeEmpty();

    [Test]
    public void Every_entry_of_the_catalogue_of_names_is_used()
    {
        var text = string.Concat(Project.Sources("Constructs").Concat(Project.Sources("Stacks")).Select(source => source.Text));
        typeof(Named).GetFields().Where(field => field.FieldType == typeof(Named)).Select(field => field.Name)
            .ShouldAllBe(name => Regex.IsMatch(text, $@"\bNamed\.{name}\b"));
    }

    [GeneratedRegex(@"\b(?:\w*Name|\w*Identifier|Bucket) = ""(?<name>[^""]+)""")]
    private static partial Regex LiteralName();
}
