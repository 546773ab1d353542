namespace DrTerraform.Settings.Tests.Corpus;

public static partial class SettingsCorpus
{
    private const string Words = "lower-case letters and digits in groups joined by single hyphens";
    private const string Network = "a private range from /16 to /24 within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, e.g. 10.0.0.0/16";
    private const string Memory = "a memory-optimised class, e.g. db.r6g.large (a global database takes no other; burstable ones least of all)";
    private const string Instances = "use 1 to 16 (a cluster without an instance must be given one before it can be promoted, 5 to 15 minutes)";
    private const string Domain = "a domain of at most 190 characters in lower case without a dot at its end, e.g. pay.bank.example";
    private const string Emails = "e-mail addresses, e.g. on-call@bank.example";
    private const string CloudWatchDays = "1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653";

    // One value that its key does not allow.
    private static IReadOnlyList<BrokenSettings> Values =>
    [
        With("suffix", "\"\"", $"suffix: \"\" is not allowed; use {Words}, e.g. demo"),
        With("suffix", "\"Demo\"", $"suffix: \"Demo\" is not allowed; use {Words}, e.g. demo"),
        With("suffix", "\"a--b\"", $"suffix: \"a--b\" is not allowed; use {Words}, e.g. demo"),
        With("suffix", "\"pr/12\"", $"suffix: \"pr/12\" is not allowed; use {Words}, e.g. demo"),
        With("suffix", "\"${TfToken[TOKEN.1]}\"", $"suffix: \"${{TfToken[TOKEN.1]}}\" is not allowed; use {Words}, e.g. demo"),
        With("environment", "\"d r\"", $"environment: \"d r\" is not allowed; use {Words}, e.g. dr"),
        With("project", "\"pay_ments\"", $"project: \"pay_ments\" is not allowed; use {Words}, e.g. payments"),
        With("account", "\"1234\"", "account: \"1234\" is not allowed; use 12 digits, in quotes"),
        With("account", "\"1111-2222-3333\"", "account: \"1111-2222-3333\" is not allowed; use 12 digits, in quotes"),
        With("primary.region", "\"us-east-7\"", "primary.region: \"us-east-7\" is not allowed; use us-east-1, or another commercial AWS region"),
        With("primary.region", "\"US-EAST-1\"", "primary.region: \"US-EAST-1\" is not allowed; use us-east-1, or another commercial AWS region"),
        With("secondary.region", "\"us-west-2a\"", "secondary.region: \"us-west-2a\" is not allowed; use us-west-2, or another commercial AWS region"),
        With("state.region", "\"eu-centrel-1\"", "state.region: \"eu-centrel-1\" is not allowed; use eu-central-1, or another commercial AWS region"),
        With("primary.label", "\"1st\"", $"primary.label: \"1st\" is not allowed; use {Words}, a letter first, e.g. east"),
        With("primary.label", "\"\"", $"primary.label: \"\" is not allowed; use {Words}, a letter first, e.g. east"),
        With("primary.cidr", "\"10.0.0.0\"", $"primary.cidr: \"10.0.0.0\" is not allowed; use {Network}"),
        With("primary.cidr", "\"10.0.0.256/16\"", $"primary.cidr: \"10.0.0.256/16\" is not allowed; use {Network}"),
        With("primary.cidr", "\"10.0/16\"", $"primary.cidr: \"10.0/16\" is not allowed; use {Network}"),
        With("primary.cidr", "\"8.8.0.0/16\"", $"primary.cidr: \"8.8.0.0/16\" is not allowed; use {Network}"),
        With("primary.cidr", "\"172.32.0.0/16\"", $"primary.cidr: \"172.32.0.0/16\" is not allowed; use {Network}"),
        With("primary.cidr", "\"10.0.0.0/15\"", $"primary.cidr: \"10.0.0.0/15\" is not allowed; use {Network}"),
        With("primary.cidr", "\"10.0.0.0/25\"", $"primary.cidr: \"10.0.0.0/25\" is not allowed; use {Network}"),
        With("secondary.cidr", "\"10.1.2.3/16\"", "secondary.cidr: \"10.1.2.3/16\" is not allowed; use 10.1.0.0/16, where a range of this size begins"),
        With("primary.database.instances", "0", $"primary.database.instances: 0 is not allowed; {Instances}"),
        With("secondary.database.instances", "0", $"secondary.database.instances: 0 is not allowed; {Instances}"),
        With("secondary.database.instances", "17", $"secondary.database.instances: 17 is not allowed; {Instances}"),
        With("secondary.database.minimumCapacity", "0", "secondary.database.minimumCapacity: 0 is not allowed; use 0.5 to 256 in steps of 0.5 (a paused database cannot meet an RTO)"),
        With("primary.database.minimumCapacity", "0", "primary.database.minimumCapacity: 0 is not allowed; use 0.5 to 256 in steps of 0.5 (a paused database cannot meet an RTO)"),
        With("primary.database.minimumCapacity", "1.25", "primary.database.minimumCapacity: 1.25 is not allowed; use 0.5 to 256 in steps of 0.5 (a paused database cannot meet an RTO)"),
        With("primary.database.maximumCapacity", "256.5", "primary.database.maximumCapacity: 256.5 is not allowed; use 1 to 256 in steps of 0.5"),
        With("objectives.rtoSeconds", "59", "objectives.rtoSeconds: 59 is not allowed; use 60 to 86400"),
        With("objectives.rpoSeconds", "1", "objectives.rpoSeconds: 1 is not allowed; use 2 to 86400"),
        With("secrets.generation", "0", "secrets.generation: 0 is not allowed; use 1 or more"),
        With("network.availabilityZones", "1", "network.availabilityZones: 1 is not allowed; use 2 to 6"),
        With("network.subnetBits", "13", "network.subnetBits: 13 is not allowed; use 2 to 12"),
        With("database.engineVersion", "\"16\"", "database.engineVersion: \"16\" is not allowed; use MAJOR.MINOR of Aurora PostgreSQL, e.g. 16.6"),
        With("database.engineVersion", "\"latest\"", "database.engineVersion: \"latest\" is not allowed; use MAJOR.MINOR of Aurora PostgreSQL, e.g. 16.6"),
        With("database.instanceClass", "\"db.t4g.medium\"", $"database.instanceClass: \"db.t4g.medium\" is not allowed; use {Memory}"),
        With("database.instanceClass", "\"r6g.large\"", $"database.instanceClass: \"r6g.large\" is not allowed; use {Memory}"),
        With("database.name", "\"pay-ments\"", "database.name: \"pay-ments\" is not allowed; use 1 to 63 letters, digits and underscores, a letter first"),
        With("database.masterUsername", "\"1admin\"", "database.masterUsername: \"1admin\" is not allowed; use 1 to 16 letters, digits and underscores, a letter first"),
        With("database.masterUsername", "\"an_administrator_\"", "database.masterUsername: \"an_administrator_\" is not allowed; use 1 to 16 letters, digits and underscores, a letter first"),
        With("database.port", "1149", "database.port: 1149 is not allowed; use 1150 to 65535"),
        With("database.backupRetentionDays", "0", "database.backupRetentionDays: 0 is not allowed; use 1 to 35"),
        With("database.backupRetentionDays", "99", "database.backupRetentionDays: 99 is not allowed; use 1 to 35"),
        With("database.backupWindow", "\"3:00-4:00\"", "database.backupWindow: \"3:00-4:00\" is not allowed; use hh:mm-hh:mm in UTC, e.g. 03:00-04:00"),
        With("database.backupWindow", "\"24:00-25:00\"", "database.backupWindow: \"24:00-25:00\" is not allowed; use hh:mm-hh:mm in UTC, e.g. 03:00-04:00"),
        With("database.maintenanceWindow", "\"sunday:05:00-sunday:06:00\"", "database.maintenanceWindow: \"sunday:05:00-sunday:06:00\" is not allowed; use ddd:hh:mm-ddd:hh:mm in UTC, e.g. sun:05:00-sun:06:00"),
        With("database.monitoringIntervalSeconds", "20", "database.monitoringIntervalSeconds: 20 is not allowed; use 1, 5, 10, 15, 30 or 60"),
        With("database.rpoLimitSeconds", "19", "database.rpoLimitSeconds: 19 is not allowed; use 20 or more (Aurora enforces no shorter one)"),
        With("sessions.maximumReadUnits", "0", "sessions.maximumReadUnits: 0 is not allowed; use 1 or more"),
        With("functions.memoryMegabytes", "64", "functions.memoryMegabytes: 64 is not allowed; use 128 to 10240"),
        With("functions.timeoutSeconds", "30", "functions.timeoutSeconds: 30 is not allowed; use 1 to 29"),
        With("api.stage", "\"li ve\"", "api.stage: \"li ve\" is not allowed; use 1 to 128 letters, digits, - and _"),
        With("api.requestsPerSecond", "10001", "api.requestsPerSecond: 10001 is not allowed; use 1 to 10000"),
        With("api.burst", "5001", "api.burst: 5001 is not allowed; use 1 to 5000"),
        With("dns.domain", "\"pay\"", $"dns.domain: \"pay\" is not allowed; use {Domain}"),
        With("dns.domain", "\"https://pay.bank.com\"", $"dns.domain: \"https://pay.bank.com\" is not allowed; use {Domain}"),
        With("dns.domain", "\"pay.bank.com.\"", $"dns.domain: \"pay.bank.com.\" is not allowed; use {Domain}"),
        With("dns.domain", "\"-pay.bank.com\"", $"dns.domain: \"-pay.bank.com\" is not allowed; use {Domain}"),
        With("dns.domain", "\"10.0.0.1\"", $"dns.domain: \"10.0.0.1\" is not allowed; use {Domain}"),
        With("dns.apiHost", "\"api.v1\"", "dns.apiHost: \"api.v1\" is not allowed; use one label in lower case, e.g. api"),
        With("dns.ttlSeconds", "61", "dns.ttlSeconds: 61 is not allowed; use 1 to 60 (a resolver that keeps the old answer longer breaks the RTO)"),
        With("dns.ttlSeconds", "0", "dns.ttlSeconds: 0 is not allowed; use 1 to 60 (a resolver that keeps the old answer longer breaks the RTO)"),
        With("dns.checkIntervalSeconds", "20", "dns.checkIntervalSeconds: 20 is not allowed; use 10 or 30"),
        With("dns.failureThreshold", "4", "dns.failureThreshold: 4 is not allowed; use 1 to 3"),
        With("alarms.emails", "[\"on-call@bank.com\", \"on call\"]", $"alarms.emails[1]: \"on call\" is not allowed; use {Emails}"),
        With("alarms.emails", "[\"on-call@bank\"]", $"alarms.emails[0]: \"on-call@bank\" is not allowed; use {Emails}"),
        With("alarms.databaseCpuPercent", "101", "alarms.databaseCpuPercent: 101 is not allowed; use 1 to 100"),
        With("logs.retentionDays", "31", $"logs.retentionDays: 31 is not allowed; use {CloudWatchDays}"),
        With("backup.schedule", "\"daily\"", "backup.schedule: \"daily\" is not allowed; use an AWS cron expression of six fields, e.g. cron(0 5 * * ? *)"),
        With("backup.retentionDays", "0", "backup.retentionDays: 0 is not allowed; use 1 to 36500"),
    ];
}
