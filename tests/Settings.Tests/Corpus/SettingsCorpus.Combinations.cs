namespace DrTerraform.Settings.Tests.Corpus;

public static partial class SettingsCorpus
{
    private const string Provisioned = "is not allowed with billing provisioned; leave it out, or set billing to on-demand";

    // Values that are each allowed, but not together, or that a rule knows more about than their pattern.
    private static IReadOnlyList<BrokenSettings> Combinations =>
    [
        With("secondary.region", "\"us-east-1\"", "secondary.region: \"us-east-1\" is not allowed; use another region than primary.region: both would be lost together"),
        With("secondary.label", "\"use1\"", "secondary.label: \"use1\" is not allowed; use another label than the primary's: both regions' resources would share their names"),
        With("primary.label", "\"global\"", "primary.label: \"global\" is not allowed; use another label: global is in the names of what exists once"),
        With("secondary.cidr", "\"10.0.0.0/16\"", "secondary.cidr: \"10.0.0.0/16\" is not allowed; use a range that does not overlap primary.cidr, 10.0.0.0/16: the networks are peered"),
        With("secondary.cidr", "\"10.0.128.0/17\"", "secondary.cidr: \"10.0.128.0/17\" is not allowed; use a range that does not overlap primary.cidr, 10.0.0.0/16: the networks are peered"),
        With("state.region", "\"us-east-1\"", "state.region: \"us-east-1\" is not allowed; use any region but the primary, or leave it out: the state must outlive the primary"),
        With("primary.database.maximumCapacity below its floor", [("primary.database.minimumCapacity", "8"), ("primary.database.maximumCapacity", "7.5")],
            "primary.database.maximumCapacity: 7.5 is not allowed; use 8 (minimumCapacity) to 256"),
        With("secondary.database.minimumCapacity", "64", "secondary.database.maximumCapacity: 32 is not allowed; use 64 (minimumCapacity) to 256 (the default)"),
        With("network.subnetBits", "12", "network.subnetBits: 12 is not allowed; use 2 to 11: AWS's smallest subnet is a /28, and a network here is a /17",
            ("secondary.cidr", "\"10.1.0.0/17\"")),
        With("secondary.cidr", "\"10.1.0.0/24\"", "network.subnetBits: 8 is not allowed; use 2 to 4: AWS's smallest subnet is a /28, and a network here is a /24 (the default)"),
        With("network.availabilityZones", "4", "network.availabilityZones: 4 is not allowed; use 2 to 3, or more than 2 for network.subnetBits: that makes room for 3 subnets",
            ("network.subnetBits", "2")),
        With("database.capacity", "\"provisioned\"", "database.instanceClass: is missing; give a memory-optimised class, e.g. db.r6g.large, or set capacity to serverless (the default)"),
        With("database.instanceClass", "\"db.r6g.large\"", "database.instanceClass: \"db.r6g.large\" is not allowed with capacity serverless; leave it out, or set capacity to provisioned"),
        With("database.engineVersion", "\"13.5\"", "database.engineVersion: \"13.5\" is not allowed; use 13.6, 14.3, 15.2, 16.1 or newer with capacity serverless"),
        With("database.engineVersion", "\"12.22\"", "database.engineVersion: \"12.22\" is not allowed; use 13.6, 14.3, 15.2, 16.1 or newer with capacity serverless"),
        With("database.name", "\"template1\"", "database.name: \"template1\" is not allowed; use a name that neither PostgreSQL nor RDS keeps for itself, e.g. payments"),
        With("database.name", "\"Order\"", "database.name: \"Order\" is not allowed; use a name that neither PostgreSQL nor RDS keeps for itself, e.g. payments"),
        With("database.masterUsername", "\"admin\"", "database.masterUsername: \"admin\" is not allowed; use a name that neither PostgreSQL nor RDS keeps for itself, e.g. payments_admin"),
        With("database.masterUsername", "\"rdsadmin\"", "database.masterUsername: \"rdsadmin\" is not allowed; use a name that neither PostgreSQL nor RDS keeps for itself, e.g. payments_admin"),
        With("database.masterUsername", "\"pg_owner\"", "database.masterUsername: \"pg_owner\" is not allowed; use a name that neither PostgreSQL nor RDS keeps for itself, e.g. payments_admin"),
        With("database.masterUsername", "\"user\"", "database.masterUsername: \"user\" is not allowed; use a name that neither PostgreSQL nor RDS keeps for itself, e.g. payments_admin"),
        With("database.backupWindow", "\"03:00-03:29\"", "database.backupWindow: \"03:00-03:29\" is not allowed; use a window of at least 30 minutes"),
        With("database.maintenanceWindow", "\"sun:05:00-sun:05:20\"", "database.maintenanceWindow: \"sun:05:00-sun:05:20\" is not allowed; use a window of 30 minutes to 24 hours"),
        With("database.maintenanceWindow", "\"sun:05:00-mon:06:00\"",
            "database.maintenanceWindow: \"sun:05:00-mon:06:00\" is not allowed; use a window of 30 minutes to 24 hours",
            "database.maintenanceWindow: \"sun:05:00-mon:06:00\" is not allowed; use a window apart from backupWindow, 03:00-04:00 on every day"),
        With("database.maintenanceWindow", "\"tue:03:30-tue:04:30\"", "database.maintenanceWindow: \"tue:03:30-tue:04:30\" is not allowed; use a window apart from backupWindow, 03:00-04:00 on every day"),
        With("database.backupWindow", "\"23:30-05:30\"", "database.maintenanceWindow: \"sun:05:00-sun:06:00\" is not allowed; use a window apart from backupWindow, 23:30-05:30 on every day (the default)"),
        With("database.rpoLimitSeconds", "61", "database.rpoLimitSeconds: 61 is not allowed; use at most objectives.rpoSeconds, 60, or leave it out: a longer limit does not keep the objective"),
        With("alarms.rpoLagSeconds", "60", "alarms.rpoLagSeconds: 60 is not allowed; use 1 to 59, below objectives.rpoSeconds: an alarm at the objective comes too late"),
        With("failover.tickSeconds", "20", "failover.confirmSeconds: 30 is not allowed; use 40 (twice tickSeconds) to 3600: one look confirms nothing (the default)"),
        With("failover.confirmSeconds", "61", "failover.confirmAnsweringSeconds: 60 is not allowed; use 61 (confirmSeconds) to 3600 (the default)"),
        With("failover.maximumLagSeconds", "61",
            "failover.maximumLagSeconds: 61 is not allowed; use at most objectives.rpoSeconds, 60, or leave it out: more lag than the objective is for a person to accept"),
        With("objectives.rpoSeconds", "30", "alarms.rpoLagSeconds: 30 is not allowed; use 1 to 29, below objectives.rpoSeconds: an alarm at the objective comes too late (the default)"),
        With("objectives.rtoSeconds", "248",
            """
            objectives.rtoSeconds: 248 cannot be kept; use 249 or more, or make a step of the worst case shorter
                    36 s  Route 53's checkers find the region gone (dns.failureThreshold × dns.checkIntervalSeconds + 6)
                     5 s  its name servers answer by what the checkers found
                    10 s  the monitor's resolver forgets that the region is up (dns.ttlSeconds)
                    15 s  the monitor looks again (failover.tickSeconds + 5)
                    30 s  every look finds it silent for long enough (failover.confirmSeconds, in whole ticks)
                    90 s  Aurora promotes the waiting cluster (failover.promotionSeconds)
                    10 s  the monitor sees the new writer and records the role (failover.tickSeconds)
                     2 s  the functions read the role
                    36 s  Route 53's checkers find the new region serving (dns.failureThreshold × dns.checkIntervalSeconds + 6)
                     5 s  its name servers answer by what the checkers found
                    10 s  resolvers forget the old answer (dns.ttlSeconds)
                   249 s  in all
            """),
        With("sessions.autoScaling", "{}", "sessions.autoScaling: is not allowed with billing on-demand, where AWS manages the capacity; leave it out, or set billing to provisioned"),
        With("sessions.billing", "\"provisioned\"", "sessions.autoScaling: is missing; give {} or its bounds, or set billing to on-demand (the default)"),
        With("ceilings with provisioned billing",
            [("sessions.billing", "\"provisioned\""), ("sessions.autoScaling", "{}"), ("sessions.maximumReadUnits", "10"), ("sessions.maximumWriteUnits", "10")],
            $"sessions.maximumReadUnits: {Provisioned}", $"sessions.maximumWriteUnits: {Provisioned}"),
        With("auto-scaling upside down", [("sessions.billing", "\"provisioned\""), ("sessions.autoScaling", "{ \"minimum\": 10, \"maximum\": 9 }")],
            "sessions.autoScaling.maximum: 9 is not allowed; use 10 (minimum) or more"),
        With("documents.versioning", "false", "documents.versioning: false is not allowed; use true, since S3 replicates only buckets with versioning; or leave documents out"),
        With("documents", "{ \"versioning\": false, \"replicationTimeControl\": true }",
            "documents.versioning: false is not allowed; use true, since S3 replicates only buckets with versioning; or leave documents out",
            "documents.replicationTimeControl: true is not allowed; use false, or set versioning to true"),
        With("alarms.emails", "[\"a@bank.com\", \"A@bank.com\"]", "alarms.emails: \"a@bank.com\" is there 2 times; keep it once"),
        With("backup.schedule", "\"cron(0 5 * * * *)\"", "backup.schedule: \"cron(0 5 * * * *)\" is not allowed; use ? for either the day of the month or the day of the week, e.g. cron(0 5 * * ? *)"),
        With("tags", "{ \"aws:owner\": \"me\" }", "tags.aws:owner: is a key that AWS keeps for itself; use one that does not start with aws:"),
        With("tags", "{ \"\": \"x\" }", "tags.: is not a key that AWS takes; use 1 to 128 letters, digits, spaces and _ . : / = + - @"),
        With("tags", "{ \"Owner\": \"{who}\" }", "tags.Owner: \"{who}\" is not allowed; use at most 256 letters, digits, spaces and _ . : / = + - @; {region} is the only placeholder"),
        With("tags", "{ \"Owner\": \"a\", \"owner\": \"b\" }", "tags: Owner and owner differ in case only, which IAM refuses; keep one of them"),
        With("51 tags", [("tags", $"{{ {string.Join(", ", Enumerable.Range(1, 51).Select(number => $"\"Tag{number}\": \"x\""))} }}")], "tags: 51 tags are not allowed; use at most 50"),
        With("naming.template", "\"{type}-{purpose}-{suffix}\"", "naming.template: \"{type}-{purpose}-{suffix}\" lacks {region}; without that two resources would share a name"),
        With("naming.template", "\"{purpose}-{region}\"", "naming.template: \"{purpose}-{region}\" lacks {type} and {suffix} or {environment}; without that two resources would share a name"),
        With("naming.template", "\"{type}-{purpose}-{region}-{sufix}-{suffix}\"", "naming.template: {sufix} is not a placeholder; did you mean {suffix}?"),
        With("naming.template", "\"{type}_{purpose}_{region}_{suffix}\"", "naming.template: \"{type}_{purpose}_{region}_{suffix}\" is not allowed; use placeholders, lower-case letters, digits and hyphens"),
        With("naming.template", "\"{type}-{purpose}--{region}-{suffix}\"",
            "naming.template: \"{type}-{purpose}--{region}-{suffix}\" makes 'vault-backup--use1-test', which must be lower-case letters and digits in groups joined by single hyphens, a letter first"),
        With("naming.exceptions.documnts", "\"{type}-{region}\"", "naming.exceptions.documnts: is not a kind of name; did you mean documents?"),
        With("naming.exceptions.documents", "\"docs\"", "naming.exceptions.documents: \"docs\" lacks {region}; without that both regions would share the name"),
        With("naming.exceptions.alarm", "\"a-{region}\"", "naming.exceptions.alarm: \"a-{region}\" lacks {purpose}; without that several of the kind would share the name"),
        With("naming.exceptions.state", "\"s-{region}-{account}\"", "naming.exceptions.state: {account} is not a placeholder; use one of {project}, {type}, {purpose}, {region}, {environment}, {suffix}"),
        With("naming.exceptions.transactions", "\"My_Table\"", "naming.exceptions.transactions: \"My_Table\" is not allowed; use placeholders, lower-case letters, digits and hyphens"),
        With("transactions", "{}", "transactions: is not allowed beside database, whose API answers at the same host; leave one of them out"),
        With("dns.routing", "\"weighted\"", "dns.routing: \"weighted\" is not allowed; use failover: weights fall back by themselves to a region that no longer holds the database's writer"),
        With("dataEncryption", "\"aws-managed\"", "dataEncryption: \"aws-managed\" is not allowed; use own-keys: secrets and backups are encrypted by the deployment's keys"),
        With("configuration.path", "\"/{projct}\"", "configuration.path: \"/{projct}\" is not allowed; use {project}, {environment} and {suffix} only, not {projct}"),
        With("configuration.secrets", "[\"a\", \"a\"]", "configuration.secrets: names a secret twice; keep it once"),
        With("configuration.sharedPath", "\"/{project}\"", "configuration.sharedPath: \"/{project}\" is not allowed; use a path that path, /{project}/{environment}-{suffix}, does not begin with: the synchronizer would overwrite one region's endpoints with the other's",
            ("configuration.sync", "{}")),
        With("suffix", "\"a-very-long-suffix-that-somebody-chose-to-be-safe\"",
            "suffix: \"a-very-long-suffix-that-somebody-chose-to-be-safe\" makes 13 kinds of names too long, the worst of them vault backup: 70 characters where AWS allows 50; shorten suffix, environment, project, a region's label or naming.template by 20"),
    ];
}
