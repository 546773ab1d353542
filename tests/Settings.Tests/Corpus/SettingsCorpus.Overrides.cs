namespace DrTerraform.Settings.Tests.Corpus;

public static partial class SettingsCorpus
{
    // A sound file with bad values from elsewhere.
    private static IReadOnlyList<BrokenSettings> Overrides =>
    [
        Set("suffix=", $"suffix: \"\" is not allowed; use {Words}, e.g. demo (from --set suffix=)"),
        Set("suffix", "--set suffix: is not an assignment; use --set KEY=VALUE, e.g. --set database.engineVersion=16.6"),
        Set("=5", "--set =5: is not an assignment; use --set KEY=VALUE, e.g. --set database.engineVersion=16.6"),
        Set("sufix=x", "sufix: is not a setting; did you mean suffix? (from --set sufix=x)"),
        Set("database.engineversion=16.6", "database.engineversion: is not a setting; did you mean engineVersion? (from --set database.engineversion=16.6)"),
        Set("dns.ttlSeconds=ten", "dns.ttlSeconds: \"ten\" is not a whole number; use 1 to 60 (from --set dns.ttlSeconds=ten)"),
        Set("dns.ttlSeconds=", "dns.ttlSeconds: \"\" is not a whole number; use 1 to 60 (from --set dns.ttlSeconds=)"),
        Set("dns.ttlSeconds=null", "dns.ttlSeconds: null is not allowed; use 1 to 60, or leave the key out (from --set dns.ttlSeconds=null)"),
        Set("dns.ttlSeconds.x=1", "dns.ttlSeconds.x: is not a setting; dns.ttlSeconds takes a whole number (from --set dns.ttlSeconds.x=1)"),
        Set("database.=1", "database.: is not a setting; use one of engineVersion, capacity, instanceClass, name, masterUsername, port, backupRetentionDays, backupWindow, maintenanceWindow, monitoringIntervalSeconds, rpoLimitSeconds (from --set database.=1)"),
        Set("documents.versioning=True", "documents.versioning: \"True\" is not true or false (from --set documents.versioning=True)"),
        Set("database.capacity=both", "database.capacity: \"both\" is not serverless or provisioned (from --set database.capacity=both)"),
        Set("alarms.emails=on-call@bank.com", "alarms.emails: \"on-call@bank.com\" is not a list of texts, e.g. [\"on-call@bank.example\"]; use e-mail addresses, e.g. on-call@bank.example (from --set alarms.emails=on-call@bank.com)"),
        Set("dns={\"domain\":\"pay.bank.com\",\"ttl\":5}", "dns.ttl: is not a setting; did you mean ttlSeconds? (from --set dns={\"domain\":\"pay.bank.com\",\"ttl\":5})"),
        Set("objectives.rpoSeconds=20", "alarms.rpoLagSeconds: 30 is not allowed; use 1 to 19, below objectives.rpoSeconds: an alarm at the objective comes too late (the default; from --set objectives.rpoSeconds=20)"),
        Set("dns=null", "dns: null is not allowed; use an object in braces (from --set dns=null)"),
        Variable("DR__SUFFIX", "Demo", $"suffix: \"Demo\" is not allowed; use {Words}, e.g. demo (from DR__SUFFIX)"),
        Variable("DR__Database__BackupRetentionDays", "99", "database.backupRetentionDays: 99 is not allowed; use 1 to 35 (from DR__Database__BackupRetentionDays)"),
        Variable("DR__DATABASE__ENGINE", "16.6", "database.ENGINE: is not a setting; did you mean engineVersion? (from DR__DATABASE__ENGINE)"),
        Variable("DR__", "x", "DR__: is not a setting; use one of project, environment, suffix, account, naming, tags, primary, secondary, objectives, usage, state, secrets, network, database, sessions, transactions, documents, dataEncryption, policyDocuments, configuration, functions, api, dns, failover, alarms, logs, backup (from DR__)"),
        Variable("DR__Tags__aws:x", "1", "tags.aws:x: is a key that AWS keeps for itself; use one that does not start with aws: (from DR__Tags__aws:x)"),
        new("bad values from everywhere", Sound.Replace("16.6", "sixteen"),
            "database.engineVersion: \"sixteen\" is not allowed; use MAJOR.MINOR of Aurora PostgreSQL, e.g. 16.6",
            "dns.ttlSeconds: 99 is not allowed; use 1 to 60 (a resolver that keeps the old answer longer breaks the RTO) (from --set dns.ttlSeconds=99)",
            $"logs.retentionDays: 2 is not allowed; use {CloudWatchDays} (from DR__LOGS__RETENTIONDAYS)")
        {
            Sets = ["dns.ttlSeconds=99"],
            Environment = new Dictionary<string, string> { ["DR__LOGS__RETENTIONDAYS"] = "2" },
        },
    ];

    private static BrokenSettings Set(string assignment, params string[] expected) => new($"--set {assignment}", Sound, expected) { Sets = [assignment] };

    private static BrokenSettings Variable(string name, string value, params string[] expected) =>
        new($"{name}={value}", Sound, expected) { Environment = new Dictionary<string, string> { [name] = value } };
}
