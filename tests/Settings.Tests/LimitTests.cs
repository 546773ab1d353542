using System.Globalization;
using DrTerraform.Settings.Tests.Support;

namespace DrTerraform.Settings.Tests;

/// <summary>Both sides of every bound.</summary>
[TestFixture]
public sealed class LimitTests
{
    [TestCase("primary.database.instances", 1, 16)]
    [TestCase("primary.database.minimumCapacity", 0.5, 256, 0.5)]
    [TestCase("primary.database.maximumCapacity", 1, 256, 0.5)]
    [TestCase("objectives.rtoSeconds", 249, 86_400)]
    [TestCase("objectives.rpoSeconds", 5, 86_400)]
    [TestCase("objectives.monthlyBudgetUsd", 1, int.MaxValue)]
    [TestCase("usage.payments", 0, int.MaxValue)]
    [TestCase("usage.databaseCapacity", 0.5, 256, 0.5)]
    [TestCase("usage.databaseGigabytes", 0, 131_072)]
    [TestCase("usage.tableGigabytes", 0, int.MaxValue)]
    [TestCase("usage.documentGigabytes", 0, int.MaxValue)]
    [TestCase("usage.newDocumentGigabytes", 0, int.MaxValue)]
    [TestCase("secrets.generation", 1, int.MaxValue)]
    [TestCase("network.availabilityZones", 2, 6)]
    [TestCase("network.subnetBits", 2, 12)]
    [TestCase("database.port", 1150, 65_535)]
    [TestCase("database.backupRetentionDays", 1, 35)]
    [TestCase("database.rpoLimitSeconds", 20, 60)]
    [TestCase("sessions.maximumReadUnits", 1, int.MaxValue)]
    [TestCase("sessions.maximumWriteUnits", 1, int.MaxValue)]
    [TestCase("sessions.autoScaling.minimum", 1, int.MaxValue)]
    [TestCase("sessions.autoScaling.maximum", 1, int.MaxValue)]
    [TestCase("sessions.autoScaling.targetPercent", 20, 90)]
    [TestCase("transactions.table.maximumReadUnits", 1, int.MaxValue)]
    [TestCase("transactions.table.maximumWriteUnits", 1, int.MaxValue)]
    [TestCase("transactions.table.autoScaling.minimum", 1, int.MaxValue)]
    [TestCase("transactions.table.autoScaling.maximum", 1, int.MaxValue)]
    [TestCase("transactions.table.autoScaling.targetPercent", 20, 90)]
    [TestCase("transactions.monitor.memoryMegabytes", 128, 10_240)]
    [TestCase("transactions.monitor.timeoutSeconds", 1, 900)]
    [TestCase("configuration.sync.memoryMegabytes", 128, 10_240)]
    [TestCase("configuration.sync.timeoutSeconds", 1, 900)]
    [TestCase("functions.memoryMegabytes", 128, 10_240)]
    [TestCase("functions.timeoutSeconds", 1, 60)]
    [TestCase("api.requestsPerSecond", 1, 10_000)]
    [TestCase("api.burst", 1, 5_000)]
    [TestCase("dns.ttlSeconds", 1, 60)]
    [TestCase("dns.failureThreshold", 1, 3)]
    [TestCase("failover.confirmSeconds", 20, 3_600)]
    [TestCase("failover.confirmAnsweringSeconds", 30, 3_600)]
    [TestCase("failover.maximumLagSeconds", 1, 60)]
    [TestCase("failover.promotionSeconds", 10, 3_600)]
    [TestCase("failover.approvalMinutes", 1, 1_440)]
    [TestCase("failover.cooldownMinutes", 1, 1_440)]
    [TestCase("alarms.replicationLagMilliseconds", 100, 3_600_000)]
    [TestCase("alarms.rpoLagSeconds", 1, 59)]
    [TestCase("alarms.databaseCpuPercent", 1, 100)]
    [TestCase("alarms.databaseConnections", 1, 16_000)]
    [TestCase("alarms.functionErrors", 0, int.MaxValue)]
    [TestCase("alarms.tableErrors", 0, int.MaxValue)]
    [TestCase("alarms.apiServerErrors", 0, int.MaxValue)]
    [TestCase("alarms.apiLatencyMilliseconds", 1, 29_000)]
    [TestCase("backup.retentionDays", 1, 36_500)]
    public void Bounds_are_allowed_and_what_is_beyond_them_is_not(string key, double minimum, double maximum, double step = 1) =>
        new[] { minimum - step, minimum, maximum, maximum + step }.Select(value => Complains(key, value)).ShouldBe([true, false, false, true]);

    [Test]
    public void Every_range_is_among_the_cases_above() => SettingsReference.Keys(SettingsContract.Root)
        .Where(key => SettingsContract.LimitOf(key.Key) is AllowedRangeAttribute && !key.Path.StartsWith("secondary.", StringComparison.Ordinal))
        .Select(key => key.Path)
        .ShouldBe(typeof(LimitTests).GetMethod(nameof(Bounds_are_allowed_and_what_is_beyond_them_is_not))!
            .GetCustomAttributes(typeof(TestCaseAttribute), inherit: false).Cast<TestCaseAttribute>().Select(testCase => (string)testCase.Arguments[0]!), ignoreOrder: true);

    [TestCase("failover.tickSeconds=15", "failover.confirmSeconds=30")]
    [TestCase("failover.confirmSeconds=60")]
    [TestCase("failover.maximumLagSeconds=60")]
    [TestCase("alarms.rpoLagSeconds=59")]
    [TestCase("database.rpoLimitSeconds=60")]
    [TestCase("primary.database.maximumCapacity=8", "primary.database.minimumCapacity=8")]
    [TestCase("sessions.billing=provisioned", "sessions.autoScaling={\"minimum\":9,\"maximum\":9}")]
    [TestCase("network.subnetBits=12")]
    [TestCase("network.subnetBits=4", "primary.cidr=10.0.0.0/24")]
    [TestCase("network.subnetBits=2", "network.availabilityZones=3")]
    [TestCase("secondary.cidr=10.1.128.0/17", "primary.cidr=10.1.0.0/17")]
    [TestCase("primary.cidr=172.31.0.0/16", "secondary.cidr=192.168.255.0/24", "network.subnetBits=4")]
    [TestCase("database.backupWindow=03:00-03:30")]
    [TestCase("database.backupWindow=23:45-00:15")]
    [TestCase("database.backupWindow=04:00-05:00")]
    [TestCase("database.backupWindow=06:00-07:00")]
    [TestCase("database.maintenanceWindow=sun:23:30-mon:00:00")]
    [TestCase("database.maintenanceWindow=mon:04:00-tue:03:00")]
    [TestCase("database.masterUsername=sixteen_letters_")]
    [TestCase("database.masterUsername=postgres")]
    [TestCase("database.engineVersion=13.6")]
    [TestCase("database.engineVersion=14.3")]
    [TestCase("database.engineVersion=15.2")]
    [TestCase("database.engineVersion=16.1")]
    [TestCase("database.engineVersion=17.4")]
    [TestCase("database.engineVersion=11.9", "database.capacity=provisioned", "database.instanceClass=db.r5.large")]
    [TestCase("database.capacity=provisioned", "database.instanceClass=db.x2g.16xlarge")]
    [TestCase("database.capacity=provisioned", "database.instanceClass=db.r8gd.metal-48xl")]
    [TestCase("state.region=us-west-2")]
    [TestCase("state.region=eu-central-1")]
    [TestCase("primary.label=east", "secondary.label=west")]
    [TestCase("backup.schedule=cron(30 2 ? * MON-FRI *)")]
    [TestCase("alarms.emails=[\"first.last+dr@sub.bank.co.uk\"]")]
    [TestCase("tags.Owner=Zürich {region} a_b.c:d/e=f+g-h@i")]
    [TestCase("dns.domain=xn--zrich-kva.ch")]
    [TestCase("naming.template={suffix}-{type}{purpose}-{region}", "suffix=a1")]
    public void What_AWS_takes_is_allowed(params string[] sets) => Some.Problems(sets).ShouldBeEmpty();

    [Test]
    [Property("Requirement", "T-2")]
    public void On_demand_and_auto_scaling_exclude_each_other() =>
        Some.Problems("sessions.billing=on-demand", "sessions.autoScaling={}").ShouldHaveSingleItem().ShouldStartWith("sessions.autoScaling: is not allowed with billing on-demand");

    [Test]
    [Property("Requirement", "X-4")]
    public void Names_without_a_suffix_are_impossible() =>
        Some.Problems("naming.template={type}-{purpose}-{region}").ShouldHaveSingleItem().ShouldContain("lacks {suffix}");

    [Test]
    [Property("Requirement", "X-12")]
    public void A_standby_without_an_instance_is_impossible() =>
        Some.Problems("secondary.database.instances=0").ShouldHaveSingleItem().ShouldStartWith("secondary.database.instances: 0 is not allowed");

    [TestCase(128, 0)]
    [TestCase(129, 1)]
    public void A_tag_key_may_have_128_characters(int length, int problems) => Some.Problems($"tags.{new string('k', length)}=x").Count.ShouldBe(problems);

    [TestCase(256, 0)]
    [TestCase(257, 1)]
    public void A_tag_value_may_have_256_characters(int length, int problems) => Some.Problems($"tags.K={new string('v', length)}").Count.ShouldBe(problems);

    // "secondary" is one character longer than "{region}".
    [TestCase(247, 0)]
    [TestCase(248, 1)]
    public void A_tag_value_is_measured_with_its_placeholder_filled(int length, int problems) =>
        Some.Problems($"tags.K={{region}}{new string('v', length)}").Count.ShouldBe(problems);

    private static bool Complains(string key, double value) =>
        Some.Problems($"{key}={value.ToString("0.##", CultureInfo.InvariantCulture)}").Any(problem => problem.StartsWith($"{key}: ", StringComparison.Ordinal) && !problem.Contains("with billing", StringComparison.Ordinal));
}
