namespace DrTerraform.Functions.Shared.Configuration;

/// <summary>What a function of the payments API is told by its environment. The same names in both regions; only the database hosts differ in value.</summary>
public sealed record FunctionSettings
{
    /// <summary>Region, credentials and logging.</summary>
    public required RuntimeSettings Runtime { get; init; }

    /// <summary>The table that holds the role record.</summary>
    public required string ControlTable { get; init; }

    /// <summary>The table that holds the sessions.</summary>
    public required string SessionsTable { get; init; }

    /// <summary>The region's database.</summary>
    public required DatabaseSettings Database { get; init; }

    /// <summary>Reads the settings; problems stay in the reader until <see cref="EnvironmentReader.ThrowIfIncomplete"/>.</summary>
    public static FunctionSettings Read(EnvironmentReader environment) => new()
    {
        Runtime = RuntimeSettings.Read(environment),
        ControlTable = environment.Required("DR_CONTROL_TABLE"),
        SessionsTable = environment.Required("DR_SESSIONS_TABLE"),
        Database = new DatabaseSettings
        {
            WriterHost = environment.Required("DR_DATABASE_WRITER_HOST"),
            ReaderHost = environment.Required("DR_DATABASE_READER_HOST"),
            Port = environment.RequiredPort("DR_DATABASE_PORT"),
            Name = environment.Required("DR_DATABASE_NAME"),
            SecretName = environment.Required("DR_DATABASE_SECRET"),
            CertificateAuthoritiesFile = environment.Optional("DR_DATABASE_CA_FILE") ?? Path.Combine(AppContext.BaseDirectory, "rds-ca.pem"),
        },
    };
}
