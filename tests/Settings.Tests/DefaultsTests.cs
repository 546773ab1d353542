using System.Text.Json.Serialization.Metadata;
using DrTerraform.Settings.Tests.Support;

namespace DrTerraform.Settings.Tests;

[TestFixture]
public sealed class DefaultsTests
{
    private const string Defaults = """
        suffix = null
        account = null
        naming.template = "{type}-{purpose}-{region}-{environment}-{suffix}"
        naming.exceptions = {}
        tags = {}
        primary.label = null
        primary.database.instances = 1
        primary.database.minimumCapacity = 1
        primary.database.maximumCapacity = 32
        objectives.rtoSeconds = 300
        objectives.rpoSeconds = 60
        objectives.monthlyBudgetUsd = null
        usage.payments = 1000000
        usage.databaseCapacity = null
        usage.databaseGigabytes = 100
        usage.tableGigabytes = 10
        usage.documentGigabytes = 100
        usage.newDocumentGigabytes = 10
        state.region = null
        state.lock = "dynamodb"
        secrets.mode = "write-only"
        secrets.generation = 1
        network.availabilityZones = 3
        network.subnetBits = 8
        network.nat = false
        network.accessLists = false
        database = null
        database.capacity = "serverless"
        database.instanceClass = null
        database.name = "payments"
        database.masterUsername = "payments_admin"
        database.port = 5432
        database.backupRetentionDays = 7
        database.backupWindow = "03:00-04:00"
        database.maintenanceWindow = "sun:05:00-sun:06:00"
        database.monitoringIntervalSeconds = 60
        database.rpoLimitSeconds = null
        sessions.billing = "on-demand"
        sessions.maximumReadUnits = null
        sessions.maximumWriteUnits = null
        sessions.autoScaling = null
        sessions.autoScaling.minimum = 5
        sessions.autoScaling.maximum = 500
        sessions.autoScaling.targetPercent = 70
        transactions = null
        transactions.table.billing = "on-demand"
        transactions.table.maximumReadUnits = null
        transactions.table.maximumWriteUnits = null
        transactions.table.autoScaling = null
        transactions.table.autoScaling.minimum = 5
        transactions.table.autoScaling.maximum = 500
        transactions.table.autoScaling.targetPercent = 70
        transactions.monitor.memoryMegabytes = 256
        transactions.monitor.timeoutSeconds = 300
        documents = null
        documents.versioning = true
        documents.replicationTimeControl = false
        documents.replicateDeleteMarkers = false
        documents.replicateBack = false
        dataEncryption = "own-keys"
        policyDocuments = "json"
        configuration.path = "/{project}/{environment}-{suffix}"
        configuration.sharedPath = null
        configuration.secrets = []
        configuration.sync = null
        configuration.sync.memoryMegabytes = 256
        configuration.sync.timeoutSeconds = 300
        functions.memoryMegabytes = 1024
        functions.timeoutSeconds = 10
        functions.packaging = "ready-to-run"
        functions.logLevel = "info"
        api.stage = "live"
        api.webhookPath = "/payments"
        api.requestsPerSecond = 500
        api.burst = 1000
        dns.apiHost = "api"
        dns.routing = "failover"
        dns.records = "cname"
        dns.ttlSeconds = 10
        dns.checkIntervalSeconds = 10
        dns.failureThreshold = 3
        failover.mode = "automatic"
        failover.tickSeconds = 10
        failover.confirmSeconds = 30
        failover.confirmAnsweringSeconds = 60
        failover.maximumLagSeconds = null
        failover.promotionSeconds = 90
        failover.approvalMinutes = 15
        failover.cooldownMinutes = 30
        alarms.emails = []
        alarms.inbox = false
        alarms.replicationLagMilliseconds = 10000
        alarms.rpoLagSeconds = 30
        alarms.databaseCpuPercent = 80
        alarms.databaseConnections = 800
        alarms.functionErrors = 3
        alarms.tableErrors = 3
        alarms.apiServerErrors = 5
        alarms.apiLatencyMilliseconds = 3000
        logs.retentionDays = 30
        backup = null
        backup.schedule = "cron(0 5 * * ? *)"
        backup.retentionDays = 35
        """;

    [Test]
    public void Defaults_are_these() => string.Join(
        "\n",
        from key in SettingsReference.Keys(SettingsContract.Root)
        where !key.Key.IsRequired && !key.Path.StartsWith("secondary.", StringComparison.Ordinal)
        let value = SettingsReference.DefaultOf(key.Record, key.Key)
        where value is null || SettingsContract.TypeOf(key.Key).Kind != JsonTypeInfoKind.Object
        select $"{key.Path} = {SettingsContract.Show(value)}").ShouldBe(Defaults.ReplaceLineEndings("\n"));
}
