using DrTerraform.Settings.Tests.Support;

namespace DrTerraform.Settings.Tests;

[TestFixture]
public sealed class NamesTests
{
    [Test]
    [Property("Requirement", "X-4")]
    public void A_name_follows_the_template() => In(Some.Settings()).Of(Named.RegionKey).ShouldBe("kms-region-use1-dr-test");

    [Test]
    [Property("Requirement", "A-TAG-1")]
    public void Another_template_makes_other_names() =>
        In(Some.Settings("naming.template={project}-{environment}-{region}-{type}-{purpose}-{suffix}")).Of(Named.Alerts).ShouldBe("payments-dr-use1-sns-alerts-test");

    [Test]
    public void A_label_stands_for_the_region() => In(Some.Settings("primary.label=east")).Of(Named.RegionKey).ShouldBe("kms-region-east-dr-test");

    [Test]
    public void What_exists_once_is_named_alike_from_both_regions() => In(Some.Settings()).Of(Named.Sessions).ShouldBe("dynamodb-sessions-global-dr-test");

    [Test]
    public void A_qualifier_follows_the_purpose() => In(Some.Settings()).Of(Named.Database, "0").ShouldBe("aurora-payments-0-use1-dr-test");

    [Test]
    public void A_qualifier_stands_for_a_missing_purpose() => In(Some.Settings()).Of(Named.Role, "region-health").ShouldBe("role-region-health-use1-dr-test");

    [TestCase("us-east-1", "use1")]
    [TestCase("ap-southeast-2", "apse2")]
    [TestCase("ap-northeast-3", "apne3")]
    [TestCase("eu-central-1", "euc1")]
    [TestCase("il-central-1", "ilc1")]
    public void A_region_is_shortened_as_AWS_does(string region, string label) => RegionSettings.ShortForm(region).ShouldBe(label);

    [Test]
    public void No_two_regions_are_shortened_alike() => AwsRegions.Commercial.Select(RegionSettings.ShortForm).ShouldBeUnique();

    [TestCase("${TfToken[TOKEN.0]}")]
    [TestCase("${TfToken[TOKEN.12345]}-suffix-of-some-length")]
    public void A_token_as_a_name_is_refused(string token) => Should.Throw<ArgumentException>(() => In(Some.Settings()).Of(Named.Role, token));

    [Test]
    public void A_qualifier_of_what_exists_once_is_refused() =>
        Should.Throw<ArgumentException>(() => In(Some.Settings()).Of(Named.Sessions, "1")).Message.ShouldStartWith("'1' is not a qualifier of dynamodb-sessions");

    [Test]
    public void A_qualifier_longer_than_its_room_is_refused() => Should.Throw<ArgumentException>(() => In(Some.Settings()).Of(Named.Role, new string('a', Named.Role.QualifierRoom + 1)));

    [TestCase("A")]
    [TestCase("a_b")]
    [TestCase("-")]
    public void A_qualifier_that_AWS_would_refuse_is_refused(string qualifier) => Should.Throw<ArgumentException>(() => In(Some.Settings()).Of(Named.Role, qualifier));

    [Test]
    [Property("Requirement", "X-4")]
    public void Every_name_carries_the_suffix() => AllNames(Some.Settings()).ShouldAllBe(name => name.EndsWith("-test"));

    [Test]
    [Property("Requirement", "X-4")]
    public void No_two_things_share_a_name() => AllNames(Some.Settings()).ShouldBeUnique();

    [Test]
    public void Two_deployments_share_no_name() => AllNames(Some.Settings("suffix=one")).Intersect(AllNames(Some.Settings("suffix=two"))).ShouldBeEmpty();

    [Test]
    public void The_catalogue_is_not_empty() => Named.All.Count.ShouldBeGreaterThan(20);

    [Test]
    public void The_longest_suffix_that_fits_is_accepted() => Some.Problems($"suffix={new string('x', RoomForSuffix())}").ShouldBeEmpty();

    [Test]
    public void One_character_more_is_refused_with_the_excess() =>
        Some.Problems($"suffix={new string('x', RoomForSuffix() + 1)}").ShouldHaveSingleItem().ShouldEndWith("or naming.template by 1 (from --set suffix=" + new string('x', RoomForSuffix() + 1) + ")");

    private static Names In(DrSettings settings) => new(settings, settings.Primary.NameLabel);

    private static IReadOnlyList<string> AllNames(DrSettings settings) =>
    [
        .. Named.All.Where(named => named.Scope == NameScope.Global).Select(named => In(settings).LongestOf(named)),
        .. new[] { settings.Primary, settings.Secondary }.SelectMany(region => Named.All
            .Where(named => named.Scope == NameScope.Region)
            .Select(named => new Names(settings, region.NameLabel).LongestOf(named))),
    ];

    // Reckoned from the catalogue alone: what each name leaves over once the other parts of "{type}-{purpose}-{region}-dr-" are there.
    private static int RoomForSuffix() => Named.All.Min(named =>
        named.MaximumLength
        - named.Type.Length - 1
        - named.Purpose.Length - named.QualifierRoom - (named is { Purpose.Length: > 0, QualifierRoom: > 0 } ? 1 : 0) - 1
        - (named.Scope == NameScope.Global ? "global" : "use1").Length - 1
        - "dr-".Length);
}
